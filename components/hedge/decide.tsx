import { i18n } from '#i18n';
import { points } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import { Section } from '@/components/panel/section';
import { CopyButton } from '@/components/ticket/copy-button';
import { sayCoded, sayTicket } from '@/components/words';
import type { ActionView, DecisionView } from '@/lib/core/decide/view';
import type { HedgeAnalysis } from '@/lib/core/hedge/analysis';
import type { FormatId } from '@/lib/core/tickets/format';
import { formats } from '@/lib/core/tickets/formats';
import { HedgeTable } from './hedge-table';
import { keyOf } from './hedge-words';

export type DecideProps = {
  readonly decision: HedgeAnalysis['decision'];
  readonly format: FormatId;
  readonly doubtful: boolean;
  readonly copy: (text: string) => Promise<boolean>;
};

const COLUMNS = [
  { id: 'extraNatural' },
  { id: 'extraMid' },
  { id: 'pop' },
  { id: 'expectation', sign: 1 },
  { id: 'stressLoss', sign: -1 },
  { id: 'capital' },
] as const;

/** What to do with a condor that is tested: each way out with its price, its effect and its order. Nothing while calm. */
export function Decide({ decision, format, doubtful, copy }: DecideProps) {
  if (!decision.ok) {
    const { code, detail } = decision.error;
    // That no side is tested is no news; anything else that stands in the way is.
    if (code === 'notTested') return null;
    return (
      <Section id="decide" title={i18n.t('decide.title')}>
        <p class="quiet" role="status">
          {sayCoded(`decide.refusal.${code}`, detail)} {sayCoded(`decide.remedy.${code}`, detail)}
        </p>
      </Section>
    );
  }
  return <Tested view={decision.value} format={format} doubtful={doubtful} copy={copy} />;
}

type TestedProps = Omit<DecideProps, 'decision'> & { readonly view: DecisionView };

function Tested({ view, format, doubtful, copy }: TestedProps) {
  const { side, delta, distance, table, vixKnown, actions } = view;
  return (
    <Section id="decide" title={i18n.t('decide.title')} aside={i18n.t(`decidePart.tested.${side}`)}>
      <FigureGroup figures={[delta, distance]} />
      <HedgeTable
        table={table}
        columns={COLUMNS}
        name={sayAction}
        caption={i18n.t('decidePart.caption')}
        words="decide"
        per={i18n.t('decidePart.action')}
      />
      {!vixKnown && <p class="quiet">{i18n.t('decide.vixUnknown')}</p>}
      {actions.map((action) => (
        <Action key={action.action} view={action} format={format} doubtful={doubtful} copy={copy} />
      ))}
    </Section>
  );
}

function sayAction(id: string): string {
  return sayCoded(`decide.action.${keyOf(id)}`) || id;
}

type ActionProps = Omit<DecideProps, 'decision'> & { readonly view: ActionView };

/** One way out: where it leaves the condor even, and the order that takes it; or why it cannot be taken. */
function Action({ view, format, doubtful, copy }: ActionProps) {
  const { action, refusal, breakEvens, ticket } = view;
  if (refusal)
    return (
      <p class="quiet">
        <b>{sayAction(action)}</b> {sayCoded(`decide.refusal.${refusal.code}`, refusal.detail)}
      </p>
    );
  const text = ticket && formats.find(({ id }) => id === format)?.write(ticket.mid.order);
  const warnings = ticket?.mid.warnings ?? [];
  return (
    <details>
      <summary>
        {sayAction(action)}
        {breakEvens.length > 0 && ` · ${i18n.t('whatIf.evens', [breakEvens.map(points).join(', ')])}`}
      </summary>
      {!ticket && <p class="quiet">{i18n.t('decidePart.nothing')}</p>}
      {text?.ok && (
        <>
          <pre class="ticket-text">{text.value}</pre>
          {warnings.length > 0 && (
            <ul class="reasons">
              {warnings.map((warning) => (
                <li key={warning.code}>{sayTicket(warning)}</li>
              ))}
            </ul>
          )}
          <div class="ticket-copy">
            <CopyButton
              text={text.value}
              doubtful={doubtful || warnings.length > 0}
              copy={copy}
              testId={`decide-copy-${action}`}
            />
          </div>
        </>
      )}
      {text && !text.ok && <p class="refused">{sayTicket(text.error)}</p>}
    </details>
  );
}

import { i18n } from '#i18n';
import { points } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import { Section } from '@/components/panel/section';
import { sayCoded } from '@/components/words';
import type { ActionView, DecisionView } from '@/lib/core/decide/view';
import type { Figure } from '@/lib/core/figure';
import type { HedgeAnalysis } from '@/lib/core/hedge/analysis';
import { cellFigure, type Table, type TableRow } from '@/lib/core/table';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import { HedgeTable } from './hedge-table';
import { keyOf } from './hedge-words';
import { AimSwitch, OrderText } from './order-text';

export type DecideProps = {
  readonly decision: HedgeAnalysis['decision'];
  readonly habits: TicketHabits;
  readonly keep: (habits: TicketHabits) => void;
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

/** Where there is no room for these beside the others, each action has them below. */
const ROOMY = [
  { id: 'extraCapital', roomy: 'wide' },
  { id: 'capitalCharge', roomy: 'wide' },
  { id: 'worstTwentieth', sign: 1, roomy: 'wide' },
  { id: 'acidTest', roomy: 'wide' },
] as const;

const ALL = [...COLUMNS, ...ROOMY];

/** What to do with a condor that is tested: each way out with its price, its effect and its order. Nothing while calm. */
export function Decide({ decision, ...rest }: DecideProps) {
  if (!decision.ok) {
    const { code, detail } = decision.error;
    return (
      <Section id="decide" title={i18n.t('decide.title')}>
        <p class="quiet" role="status">
          {sayCoded(`decide.refusal.${code}`, detail)} {sayCoded(`decide.remedy.${code}`, detail)}
        </p>
      </Section>
    );
  }
  return <Tested view={decision.value} {...rest} />;
}

type TestedProps = Omit<DecideProps, 'decision'> & { readonly view: DecisionView };

function Tested({ view, ...rest }: TestedProps) {
  const { side, delta, distance, table, vixKnown, actions } = view;
  return (
    <Section id="decide" title={i18n.t('decide.title')} aside={i18n.t(`decidePart.tested.${side}`)}>
      <FigureGroup figures={[delta, distance]} />
      <HedgeTable
        table={table}
        columns={ALL}
        name={sayAction}
        caption={i18n.t('decidePart.caption')}
        words="decide"
        takes={640}
        per={i18n.t('decidePart.action')}
      />
      {!vixKnown && <p class="quiet">{i18n.t('decide.vixUnknown')}</p>}
      <AimSwitch {...rest} />
      {actions.map((action) => (
        <Action key={action.action} view={action} table={table} {...rest} />
      ))}
    </Section>
  );
}

function sayAction(id: string): string {
  return sayCoded(`decide.action.${keyOf(id)}`) || id;
}

type ActionProps = Omit<TestedProps, 'view'> & { readonly view: ActionView; readonly table: Table };

/** One way out: what it ties up and where it leaves the condor even, and its order; or why it cannot be taken. */
function Action({ view, table, habits, doubtful, copy }: ActionProps) {
  const { action, refusal, breakEvens, ticket } = view;
  if (refusal)
    return (
      <p class="quiet">
        <b>{sayAction(action)}</b> {sayCoded(`decide.refusal.${refusal.code}`, refusal.detail)}
      </p>
    );
  const row = table.rows.find(({ id }) => id === action);
  return (
    <details class="way-out" data-testid={`decide-${action}`}>
      <summary>
        {sayAction(action)}
        {breakEvens.length > 0 && ` · ${i18n.t('whatIf.evens', [breakEvens.map(points).join(', ')])}`}
      </summary>
      {row && (
        <div class="unless-wide">
          <FigureGroup figures={ROOMY.flatMap(({ id }) => figureOf(table, row, id) ?? [])} />
        </div>
      )}
      {ticket ? (
        <OrderText
          priced={ticket[habits.aim]}
          habits={habits}
          doubtful={doubtful}
          copy={copy}
          testId={`decide-copy-${action}`}
        />
      ) : (
        <p class="quiet">{i18n.t('decidePart.nothing')}</p>
      )}
    </details>
  );
}

function figureOf(table: Table, row: TableRow, column: string): Figure | null {
  const figure = cellFigure(table, row, column);
  return figure && { ...figure, id: `decide.${column}` };
}

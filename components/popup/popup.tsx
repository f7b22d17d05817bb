import { i18n } from '#i18n';
import { DrawingNote } from '@/components/drawing-note';
import { age, day, percent, points, strikePair } from '@/components/format';
import { Notice } from '@/components/panel/notice';
import { type Answer, Question } from '@/components/question';
import { TeachOffer } from '@/components/teach-offer';
import { CurrentTicket } from '@/components/ticket/current-ticket';
import type { PreviewProps } from '@/components/ticket/preview';
import type { Analysis } from '@/lib/core/analysis';
import type { DrawingTrouble } from '@/lib/core/drawing-trouble';
import type { Failure } from '@/lib/core/failure';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import type { TypedLimit } from '@/lib/core/tickets/typed-limit';
import type { ViewState } from '@/lib/state/tab-view';

/** The site in front, where the browser lets us know it; `null` on the browser's own pages. */
export type Site = { readonly host: string; readonly always: boolean; readonly paused: boolean };

export type PopupActions = {
  readonly read: () => void;
  readonly always: (on: boolean) => void;
  readonly pause: (on: boolean) => void;
  readonly everything: (on: boolean) => void;
  readonly openPanel: () => void;
  readonly practice: () => void;
  readonly options: () => void;
  readonly copy: PreviewProps['copy'];
  readonly answer: (answer: Answer) => void;
  readonly teach: () => void;
};

export type PopupProps = {
  readonly state: ViewState;
  readonly trouble: DrawingTrouble | null;
  readonly site: Site | null;
  readonly on: boolean;
  readonly notice: Failure | null;
  readonly now: number;
  /** From this age on, in milliseconds, numbers are called stale. */
  readonly staleMs: number;
  readonly habits: TicketHabits;
  readonly limit: TypedLimit | null;
  readonly actions: PopupActions;
};

/** What was found on this tab in one glance, and the switches. */
export function Popup({
  state,
  trouble,
  site,
  on,
  notice,
  now,
  staleMs,
  habits,
  limit,
  actions,
}: PopupProps) {
  return (
    <main class="popup" aria-label={i18n.t('popup.title')}>
      {notice && <Notice failure={notice} />}
      {on ? (
        <Found
          state={state}
          trouble={trouble}
          site={site}
          now={now}
          staleMs={staleMs}
          answer={actions.answer}
          teach={actions.teach}
        />
      ) : (
        <h1 class="off">{i18n.t('popup.off')}</h1>
      )}
      {on && state.kind === 'shown' && !site?.paused && (
        <CurrentTicket
          analysis={state.analysis}
          now={now}
          staleMs={staleMs}
          habits={habits}
          limit={limit}
          copy={actions.copy}
        />
      )}
      <div class="actions">
        {on && state.kind === 'shown' && (
          <button
            type="button"
            class={state.analysis.condors.chosen.ok ? '' : 'main'}
            onClick={actions.openPanel}
          >
            {i18n.t('popup.openPanel')}
          </button>
        )}
        {on && state.kind !== 'shown' && (
          <button type="button" class="main" onClick={actions.practice}>
            {i18n.t('popup.practice')}
          </button>
        )}
        {on && state.kind !== 'shown' && !site?.paused && (
          <button type="button" onClick={actions.read}>
            {i18n.t('popup.read')}
          </button>
        )}
      </div>
      {on && site && <SiteSwitches site={site} actions={actions} />}
      <label class="switch">
        <input type="checkbox" checked={on} onChange={() => actions.everything(!on)} />
        {i18n.t('popup.all')}
      </label>
      <footer>
        {i18n.t('popup.saved')}{' '}
        <button type="button" class="link" onClick={actions.options}>
          {i18n.t('popup.options')}
        </button>
      </footer>
    </main>
  );
}

type FoundProps = Pick<PopupProps, 'state' | 'trouble' | 'site' | 'now' | 'staleMs'> &
  Pick<PopupActions, 'answer' | 'teach'>;

function Found({ state, trouble, site, now, staleMs, answer, teach }: FoundProps) {
  if (site?.paused) return <h1 class="off">{i18n.t('popup.paused', [site.host])}</h1>;
  switch (state.kind) {
    case 'quiet':
    case 'reading':
      return <Notice failure={null} kind={state.kind} />;
    case 'refused':
      return (
        <>
          <Notice failure={state.failure} />
          <Question failure={state.failure} answer={answer} />
          {site && <TeachOffer failure={state.failure} teach={teach} />}
        </>
      );
    case 'shown':
      return (
        <>
          <Glance analysis={state.analysis} now={now} staleMs={staleMs} />
          <DrawingNote trouble={trouble} />
        </>
      );
  }
}

type GlanceProps = Pick<PopupProps, 'now' | 'staleMs'> & { readonly analysis: Analysis };

/** The condor first, for that is what one looks for; then the market it stands in. */
function Glance({ analysis, now, staleMs }: GlanceProps) {
  const old = now - analysis.asOf;
  const stale = old > staleMs || old < -1_000;
  const { forward, straddle, expectedMove } = analysis.figures;
  return (
    <section class="glance" data-testid="glance">
      <h1>
        {analysis.root} · {day(analysis.expiry)} · {i18n.t(`side.${analysis.settlement}`)}
      </h1>
      <Held analysis={analysis} />
      <dl class={analysis.condors.chosen.ok ? 'market' : ''}>
        <dt>{i18n.t('chip.forward')}</dt>
        <dd data-testid="forward">{points(forward.value)}</dd>
        <dt>{i18n.t('chip.straddle')}</dt>
        <dd>{points(straddle.value)}</dd>
        <dt>{i18n.t('chip.move')}</dt>
        <dd>±{points(expectedMove.value)}</dd>
      </dl>
      <p class="source">
        {analysis.source.place} ·{' '}
        <span class={stale ? 'stale' : ''}>{i18n.t(stale ? 'age.stale' : 'age.ago', [age(old)])}</span>
      </p>
    </section>
  );
}

/** The condor looked at: its strikes, and what it gives. */
function Held({ analysis: { condors } }: { readonly analysis: Analysis }) {
  if (!condors.chosen.ok) return null;
  const { strikes, credits, figures } = condors.chosen.value;
  const [k1, k2, k3, k4] = strikes;
  const value = (id: string) => figures.find((each) => each.id === `condor.${id}`)?.value;
  const share = (found: number | undefined) => (found === undefined ? '—' : percent(found));
  return (
    <div data-testid="held">
      <p class="held">
        {strikePair(k1, k2)} · {strikePair(k3, k4)}
      </p>
      <dl>
        <dt>{i18n.t('chip.credit')}</dt>
        <dd>{points(credits.target)}</dd>
        <dt>{i18n.t('chip.pop')}</dt>
        <dd>{share(value('popSmile') ?? value('popLognormal'))}</dd>
        <dt>{i18n.t('chip.return')}</dt>
        <dd>{share(value('returnOnRisk'))}</dd>
      </dl>
    </div>
  );
}

function SiteSwitches({ site, actions }: { readonly site: Site; readonly actions: PopupActions }) {
  return (
    <fieldset>
      <legend>{site.host}</legend>
      <label class="switch">
        <input type="checkbox" checked={site.always} onChange={() => actions.always(!site.always)} />
        <span>
          {i18n.t('popup.always', [site.host])}
          <small>{i18n.t('popup.alwaysWhy')}</small>
        </span>
      </label>
      <label class="switch">
        <input type="checkbox" checked={site.paused} onChange={() => actions.pause(!site.paused)} />
        <span>{i18n.t('popup.siteOff', [site.host])}</span>
      </label>
    </fieldset>
  );
}

import { i18n } from '#i18n';
import { age, day, points } from '@/components/format';
import { Notice } from '@/components/panel/notice';
import { CurrentTicket } from '@/components/ticket/current-ticket';
import type { PreviewProps } from '@/components/ticket/preview';
import type { TicketHabits } from '@/components/ticket/ticket';
import type { Analysis } from '@/lib/core/analysis';
import type { Failure } from '@/lib/core/failure';
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
};

export type PopupProps = {
  readonly state: ViewState;
  readonly site: Site | null;
  readonly on: boolean;
  readonly notice: Failure | null;
  readonly now: number;
  /** From this age on, in milliseconds, numbers are called stale. */
  readonly staleMs: number;
  readonly habits: TicketHabits;
  readonly actions: PopupActions;
};

/** What was found on this tab in one glance, and the switches. */
export function Popup({ state, site, on, notice, now, staleMs, habits, actions }: PopupProps) {
  return (
    <main class="popup" aria-label={i18n.t('popup.title')}>
      {notice && <Notice failure={notice} />}
      {on ? <Found state={state} site={site} now={now} /> : <p class="off">{i18n.t('popup.off')}</p>}
      {on && state.kind === 'shown' && !site?.paused && (
        <CurrentTicket
          analysis={state.analysis}
          now={now}
          staleMs={staleMs}
          habits={habits}
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

function Found({ state, site, now }: Pick<PopupProps, 'state' | 'site' | 'now'>) {
  if (site?.paused) return <p class="off">{i18n.t('popup.paused', [site.host])}</p>;
  switch (state.kind) {
    case 'quiet':
    case 'reading':
      return <Notice failure={null} kind={state.kind} />;
    case 'refused':
      return <Notice failure={state.failure} />;
    case 'shown':
      return <Glance analysis={state.analysis} now={now} />;
  }
}

function Glance({ analysis, now }: { readonly analysis: Analysis; readonly now: number }) {
  const { forward, straddle, expectedMove } = analysis.figures;
  return (
    <section class="glance" data-testid="glance">
      <h1>
        {analysis.root} · {day(analysis.expiry)} · {i18n.t(`side.${analysis.settlement}`)}
      </h1>
      <dl>
        <dt>{i18n.t('chip.forward')}</dt>
        <dd data-testid="forward">{points(forward.value)}</dd>
        <dt>{i18n.t('chip.straddle')}</dt>
        <dd>{points(straddle.value)}</dd>
        <dt>{i18n.t('chip.move')}</dt>
        <dd>±{points(expectedMove.value)}</dd>
      </dl>
      <p class="source">
        {analysis.source.place} · {i18n.t('age.ago', [age(now - analysis.asOf)])}
      </p>
    </section>
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

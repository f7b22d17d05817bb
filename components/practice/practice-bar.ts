import { MODES, type Mode } from '@/lib/core/practice/mode';
import { BREAKAGES, type Breakage } from './breakage';
import { createChoice } from './choice';
import { element } from './element';

/** The strip that no real broker has: it drives the market and damages the page. */

export type PracticeActions = {
  setMode(mode: Mode): void;
  setPaused(paused: boolean): void;
  breakPage(kind: Breakage): void;
};

export type PracticeBar = {
  readonly bar: HTMLElement;
  /** Also shows a state that was reached without the bar. */
  show(state: { mode: Mode; paused: boolean; breakage: Breakage }): void;
};

const MODE_WORDS: Record<Mode, string> = { calm: 'Calm', slide: 'Slide', spike: 'Spike' };

export function createPracticeBar(document: Document, actions: PracticeActions): PracticeBar {
  const modes = createChoice(
    document,
    'Market',
    MODES.map((mode) => ({ value: mode, words: MODE_WORDS[mode] })),
    actions.setMode,
  );

  const pause = element(document, 'button', { type: 'button', 'aria-pressed': 'false' }, 'Pause');
  pause.addEventListener('click', () => actions.setPaused(pause.getAttribute('aria-pressed') !== 'true'));

  const select = element(
    document,
    'select',
    {},
    ...Object.entries(BREAKAGES).map(([value, words]) => element(document, 'option', { value }, words)),
  );
  select.addEventListener('change', () => {
    const kind = Object.keys(BREAKAGES).find((name): name is Breakage => name === select.value);
    if (kind !== undefined) actions.breakPage(kind);
  });

  const bar = element(
    document,
    'section',
    { class: 'ng-practice', 'aria-label': 'Practice controls' },
    element(document, 'strong', {}, 'Practice controls'),
    modes.fieldset,
    pause,
    element(document, 'label', {}, 'Break the page ', select),
  );

  return {
    bar,
    show({ mode, paused, breakage }) {
      modes.show(mode);
      pause.setAttribute('aria-pressed', String(paused));
      select.value = breakage;
    },
  };
}

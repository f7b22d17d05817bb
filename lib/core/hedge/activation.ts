import type { Instant } from '../unit';
import type { ActivationRule } from './layer';

/** The last value of a series after its transform, and when it was read. */
export type SignalReading = { readonly value: number; readonly at: Instant };

/** Readings by the name of the signal, such as `days-to-fomc`; what is missing is unknown. */
export type SignalReadings = Readonly<Record<string, SignalReading | undefined>>;

export type Condition = {
  readonly signal: string;
  readonly operator: 'at-most' | 'at-least';
  readonly threshold: number;
};

/** `atLeast` of the conditions, and none of the vetoes. */
export type SignalRule = {
  readonly id: string;
  readonly atLeast: number;
  readonly conditions: readonly Condition[];
  readonly vetoes: readonly Condition[];
  /** A reading older than so many minutes is no reading. */
  readonly oldest: number;
};

/** Missing and too old is `unknown`, which never counts as yes. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Whether a layer counts in, and the sentence why: words under `hedge.layer.<code>`, its blanks in `detail`. */
export type LayerState = {
  readonly code: 'always' | 'ruleYes' | 'ruleNo' | 'ruleVetoed' | 'ruleUnknown' | 'ruleMissing';
  readonly active: boolean;
  readonly detail: readonly string[];
};

const MINUTE_MS = 60_000;
const DAY = 24 * 60;

/** The rules that layers of the presets name. */
export const SIGNAL_RULES: readonly SignalRule[] = [
  {
    id: 'before-event',
    atLeast: 1,
    conditions: ['days-to-fomc', 'days-to-cpi', 'days-to-ppi'].map((signal) => ({
      signal,
      operator: 'at-most',
      threshold: 3,
    })),
    vetoes: [],
    oldest: DAY,
  },
];

export function answerOf(
  { signal, operator, threshold }: Condition,
  readings: SignalReadings,
  now: Instant,
  oldest: number,
): Answer {
  const reading = readings[signal];
  if (reading === undefined || !Number.isFinite(reading.value)) return 'unknown';
  if (!(now - reading.at <= oldest * MINUTE_MS)) return 'unknown';
  const holds = operator === 'at-most' ? reading.value <= threshold : reading.value >= threshold;
  return holds ? 'yes' : 'no';
}

/** The state of a layer under its rule of activation. */
export function layerState(
  activation: ActivationRule,
  rules: readonly SignalRule[],
  readings: SignalReadings,
  now: Instant,
): LayerState {
  if (activation.kind === 'always') return { code: 'always', active: true, detail: [] };
  const rule = rules.find(({ id }) => id === activation.rule);
  if (rule === undefined) return { code: 'ruleMissing', active: false, detail: [activation.rule] };
  const { conditions, vetoes, atLeast, oldest } = rule;
  const answer = (condition: Condition) => answerOf(condition, readings, now, oldest);
  const state = (code: LayerState['code'], condition: Condition | undefined, count: number): LayerState => ({
    code,
    active: code === 'ruleYes',
    detail: [rule.id, ...sentence(condition, readings), String(count), String(atLeast)],
  });
  const veto = vetoes.find((each) => answer(each) === 'yes');
  const holding = conditions.filter((each) => answer(each) === 'yes');
  if (veto) return state('ruleVetoed', veto, holding.length);
  const unsure = [...vetoes, ...conditions].filter((each) => answer(each) === 'unknown');
  if (holding.length >= atLeast) {
    const doubtful = vetoes.find((each) => answer(each) === 'unknown');
    return doubtful
      ? state('ruleUnknown', doubtful, holding.length)
      : state('ruleYes', holding[0], holding.length);
  }
  const reachable = holding.length + conditions.filter((each) => answer(each) === 'unknown').length;
  return reachable >= atLeast
    ? state('ruleUnknown', unsure[0], holding.length)
    : state(
        'ruleNo',
        conditions.find((each) => answer(each) === 'no'),
        holding.length,
      );
}

/** Signal, its value and its threshold. */
function sentence(condition: Condition | undefined, readings: SignalReadings): readonly string[] {
  if (condition === undefined) return ['', '', ''];
  const value = readings[condition.signal]?.value;
  return [condition.signal, value === undefined ? '–' : String(value), String(condition.threshold)];
}

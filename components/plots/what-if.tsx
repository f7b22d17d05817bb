import { i18n } from '#i18n';
import { countdown, decimals, percent, points, signedMoney } from '@/components/format';
import type { Scenario } from '@/lib/core/condor/scenario';

export type WhatIfProps = {
  readonly scenario: Scenario;
  readonly forward: number;
  /** One standard deviation until settlement, in points. */
  readonly sd: number;
  readonly settlesAt: number;
  readonly asOf: number;
  readonly set: (scenario: Scenario) => void;
  readonly undo: (() => void) | null;
  readonly reset: (() => void) | null;
  readonly profit: number | null;
  readonly breakEvens: readonly number[] | null;
};

/** How far the sliders reach. */
const reachDeviations = 3;
const leastShift = -0.1;
const mostShift = 0.4;

/** Sliders for the index, its volatility and time, and what the condor would be worth. */
export function WhatIf(props: WhatIfProps) {
  const { scenario, forward, sd, settlesAt, asOf, set, profit, breakEvens } = props;
  const level = scenario.level ?? forward;
  const left = (settlesAt - asOf) * (1 - scenario.elapsed);
  return (
    <>
      <Slider
        name={i18n.t('whatIf.level')}
        value={level}
        low={forward - reachDeviations * sd}
        high={forward + reachDeviations * sd}
        step={sd / 40}
        text={`${points(level)} (${signed(level / forward - 1)})`}
        id="level"
        set={(value) => set({ ...scenario, level: value })}
      />
      <Slider
        name={i18n.t('whatIf.shift')}
        value={scenario.shift}
        low={leastShift}
        high={mostShift}
        step={0.005}
        text={i18n.t('whatIf.shiftText', [
          (scenario.shift > 0 ? '+' : '') + decimals(100 * scenario.shift, 1),
        ])}
        id="shift"
        set={(shift) => set({ ...scenario, shift })}
      />
      <Slider
        name={i18n.t('whatIf.time')}
        value={scenario.elapsed}
        low={0}
        high={1}
        step={0.01}
        text={left > 0 ? i18n.t('whatIf.timeText', [countdown(left)]) : i18n.t('whatIf.atSettlement')}
        id="time"
        set={(elapsed) => set({ ...scenario, elapsed })}
      />
      <div class="presets">
        {PRESETS.map(({ id, of }) => (
          <button type="button" class="choice" key={id} onClick={() => set(of(scenario, forward, sd))}>
            {i18n.t(`whatIf.preset.${id}`)}
          </button>
        ))}
        <label class="rule" title={i18n.t('whatIf.ruleWhy')}>
          <input
            type="checkbox"
            checked={scenario.rule === 'sticky-strike'}
            onChange={(event) =>
              set({ ...scenario, rule: event.currentTarget.checked ? 'sticky-strike' : 'sticky-moneyness' })
            }
          />
          {i18n.t('whatIf.stickyStrike')}
        </label>
      </div>
      <p class="outcome" role="status" data-testid="what-if">
        {profit === null ? (
          i18n.t('whatIf.unknown')
        ) : (
          <>
            <b class={profit < 0 ? 'loss' : 'gain'}>{signedMoney(profit)}</b> {i18n.t('whatIf.ifClosed')}
            {breakEvens !== null && (
              <span>
                {' · '}
                {breakEvens.length === 0
                  ? i18n.t('whatIf.noEven')
                  : i18n.t('whatIf.evens', [breakEvens.map(points).join(', ')])}
              </span>
            )}
          </>
        )}
      </p>
      <p class="ways">
        {props.undo && (
          <button type="button" class="link" onClick={props.undo}>
            {i18n.t('options.undo')}
          </button>
        )}
        {props.reset && (
          <button type="button" class="link" onClick={props.reset}>
            {i18n.t('whatIf.reset')}
          </button>
        )}
      </p>
    </>
  );
}

function signed(share: number): string {
  return (share > 0 ? '+' : '') + percent(share, 2);
}

type SliderProps = {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly text: string;
  readonly id: string;
  readonly set: (value: number) => void;
};

function Slider({ name, value, low, high, step, text, id, set }: SliderProps) {
  return (
    <label class="slider">
      <span class="name">{name}</span>
      <input
        type="range"
        data-testid={`slider-${id}`}
        min={low}
        max={high}
        step="any"
        value={value}
        aria-valuetext={text}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[
            event.key
          ];
          if (by === undefined) return;
          event.preventDefault();
          set(Math.min(high, Math.max(low, value + by * step)));
        }}
      />
      <output>{text}</output>
    </label>
  );
}

type Preset = {
  readonly id: 'down' | 'up' | 'fear' | 'half' | 'settled';
  readonly of: (scenario: Scenario, forward: number, sd: number) => Scenario;
};

const PRESETS: readonly Preset[] = [
  { id: 'down', of: (scenario, forward, sd) => ({ ...scenario, level: forward - sd }) },
  { id: 'up', of: (scenario, forward, sd) => ({ ...scenario, level: forward + sd }) },
  {
    id: 'fear',
    of: (scenario, forward, sd) => ({ ...scenario, level: forward - 2 * sd, shift: 0.1 }),
  },
  { id: 'half', of: (scenario) => ({ ...scenario, elapsed: 0.5 }) },
  { id: 'settled', of: (scenario) => ({ ...scenario, elapsed: 1 }) },
];

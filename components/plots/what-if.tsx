import { i18n } from '#i18n';
import { countdown, percent, points, signed } from '@/components/format';
import { sayMove } from '@/components/hedge/hedge-words';
import type { Scenario } from '@/lib/core/condor/scenario';
import { MOVES } from '@/lib/core/hedge/moves';
import type { PairOutlook, PairProfit } from '@/lib/core/hedge/pair';
import { Outcome } from './outcome';
import { Slider } from './slider';
import { VixSlider } from './vix-slider';

export type WhatIfProps = {
  readonly scenario: Scenario;
  readonly forward: number;
  /** One standard deviation until settlement, in points. */
  readonly sd: number;
  readonly settlesAt: number;
  readonly asOf: number;
  readonly set: (change: Partial<Scenario>) => void;
  readonly undo: (() => void) | null;
  readonly reset: (() => void) | null;
  readonly profit: number | null;
  readonly breakEvens: readonly number[] | null;
  /** Condor and hedge together, where there is a hedge, and what the scenario makes of them. */
  readonly pair: PairOutlook | null;
  readonly at: PairProfit | null;
};

/** How far the sliders reach. */
const reachDeviations = 3;
const leastShift = -0.1;
const mostShift = 0.4;

/** Sliders for the index, VIX, volatility and time, and what condor and hedge would be worth. */
export function WhatIf(props: WhatIfProps) {
  const { scenario, forward, sd, settlesAt, asOf, set, profit, breakEvens, pair, at } = props;
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
        text={`${points(level)} (${signedShare(level / forward - 1)})`}
        id="level"
        set={(value) => set({ level: value })}
      />
      {pair && at && <VixSlider pair={pair} at={at} scenario={scenario} set={set} />}
      <Slider
        name={i18n.t('whatIf.shift')}
        value={scenario.shift}
        low={leastShift}
        high={mostShift}
        step={0.005}
        text={i18n.t('whatIf.shiftText', [signed(100 * scenario.shift, 1)])}
        id="shift"
        set={(shift) => set({ shift })}
      />
      <Slider
        name={i18n.t('whatIf.time')}
        value={scenario.elapsed}
        low={0}
        high={1}
        step={0.01}
        text={left > 0 ? i18n.t('whatIf.timeText', [countdown(left)]) : i18n.t('whatIf.atSettlement')}
        id="time"
        set={(elapsed) => set({ elapsed })}
      />
      <div class="presets">
        {PRESETS.filter(({ id }) => !(pair && id === 'fear')).map(({ id, of }) => (
          <button type="button" class="choice" key={id} onClick={() => set(of(forward, sd))}>
            {i18n.t(`whatIf.preset.${id}`)}
          </button>
        ))}
        {pair && <Moves pair={pair} set={set} />}
        <label class="rule" title={i18n.t('whatIf.ruleWhy')}>
          <input
            type="checkbox"
            checked={scenario.rule === 'sticky-strike'}
            onChange={(event) =>
              set({ rule: event.currentTarget.checked ? 'sticky-strike' : 'sticky-moneyness' })
            }
          />
          {i18n.t('whatIf.stickyStrike')}
        </label>
      </div>
      <Outcome profit={profit} pair={at} breakEvens={breakEvens} />
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

/** Moves of both indices by name, days that happened among them; each stands in the table of the hedge too. */
function Moves({ pair, set }: Pick<WhatIfProps, 'set'> & { readonly pair: PairOutlook }) {
  return (
    <select
      class="choice"
      aria-label={i18n.t('whatIf.moves')}
      data-testid="what-if-moves"
      value=""
      onChange={(event) => {
        const move = MOVES.find(({ id }) => id === event.currentTarget.value);
        if (move) set(pair.supposed(move));
      }}
    >
      <option value="">{i18n.t('whatIf.moves')}</option>
      {MOVES.map(({ id }) => (
        <option key={id} value={id}>
          {sayMove(id)}
        </option>
      ))}
    </select>
  );
}

function signedShare(share: number): string {
  return (share > 0 ? '+' : '') + percent(share, 2);
}

type Preset = {
  readonly id: 'down' | 'up' | 'fear' | 'half' | 'settled';
  readonly of: (forward: number, sd: number) => Partial<Scenario>;
};

const PRESETS: readonly Preset[] = [
  { id: 'down', of: (forward, sd) => ({ level: forward - sd }) },
  { id: 'up', of: (forward, sd) => ({ level: forward + sd }) },
  // With a hedge on, VIX says what fear does to volatility.
  { id: 'fear', of: (forward, sd) => ({ level: forward - 2 * sd, shift: 0.1 }) },
  { id: 'half', of: () => ({ elapsed: 0.5 }) },
  { id: 'settled', of: () => ({ elapsed: 1 }) },
];

import { i18n } from '#i18n';
import { decimals, percent, points, strike } from '@/components/format';
import { moveLeg } from '@/lib/core/condor/moves';
import type { Strikes } from '@/lib/core/condor/why-not';
import type { ChosenCondor } from '@/lib/core/stages/chosen';

export type LegsTableProps = {
  readonly condor: ChosenCondor;
  readonly listed: readonly number[];
  readonly move: (strikes: Strikes) => void;
};

const NAMES = ['longPut', 'shortPut', 'shortCall', 'longCall'] as const;

/** The four legs, highest strike first as on most chains; each can be moved a listed strike up or down. */
export function LegsTable({ condor, listed, move }: LegsTableProps) {
  const order = [3, 2, 1, 0] as const;
  return (
    <table class="legs">
      <thead>
        <tr>
          <th scope="col">{i18n.t('leg.leg')}</th>
          <th scope="col">{i18n.t('leg.strike')}</th>
          <th scope="col">{i18n.t('leg.quote')}</th>
          <th scope="col">{i18n.t('leg.delta')}</th>
          <th scope="col">{i18n.t('leg.volatility')}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((leg) => {
          const {
            strike: at,
            sold,
            bid,
            ask,
            delta,
            volatility,
          } = condor.legs[leg] as ChosenCondor['legs'][number];
          const suspect = condor.suspectLegs.includes(at);
          return (
            <tr key={leg} class={sold ? 'sold' : 'bought'}>
              <th scope="row">
                <span class="badge">{i18n.t(`leg.${NAMES[leg]}`)}</span>
              </th>
              <td>
                <Stepper
                  name={i18n.t(`leg.${NAMES[leg]}`)}
                  at={at}
                  down={target(condor.strikes, leg, listed, -1)}
                  up={target(condor.strikes, leg, listed, 1)}
                  move={move}
                />
              </td>
              <td>
                {suspect && <span title={i18n.t('leg.suspect')}>▲ </span>}
                {points(bid)} × {points(ask)}
              </td>
              <td>{decimals(delta, 2)}</td>
              <td>{percent(volatility)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The condor with a leg on the next listed strike that way; `null` where there is none or another leg is in the way. */
function target(strikes: Strikes, leg: 0 | 1 | 2 | 3, listed: readonly number[], by: -1 | 1): Strikes | null {
  const to = listed[listed.indexOf(strikes[leg]) + by];
  return to === undefined ? null : moveLeg(strikes, leg, to);
}

type StepperProps = {
  readonly name: string;
  readonly at: number;
  readonly down: Strikes | null;
  readonly up: Strikes | null;
  readonly move: (strikes: Strikes) => void;
};

function Stepper({ name, at, down, up, move }: StepperProps) {
  const step = (label: 'down' | 'up', to: Strikes | null) => (
    <button
      type="button"
      class="step"
      disabled={to === null}
      aria-label={i18n.t(`leg.${label}`, [name])}
      onClick={() => to && move(to)}
    >
      <span aria-hidden="true">{label === 'down' ? '−' : '+'}</span>
    </button>
  );
  return (
    <span class="stepper">
      {step('down', down)}
      <output>{strike(at)}</output>
      {step('up', up)}
    </span>
  );
}

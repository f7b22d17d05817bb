import { addDays, daysBetween, newYorkTime } from '../market/clock';
import { settlementInstant } from '../market/contract';
import { fail, ok, type Result } from '../result';
import type { CalendarDate, Instant } from '../unit';
import { aheadTo } from './horizon';
import { agedLegs, agedValue, type HeldLeg, VIX_MULTIPLIER } from './leg';
import { perVixPoint } from './measures';
import { condorAfter, type Position } from './position';
import { extrinsicOf, rollDays } from './rolls';
import type { SnappedLayer } from './snap';
import { heldAtNatural } from './snapped-set';

/** A layer on a later day, forwards and volatilities where they are today. */
export type AgedLayer = {
  readonly place: number;
  readonly name: string;
  /** Calendar days to the expiry of its bought leg. */
  readonly daysLeft: number;
  readonly state: 'held' | 'roll-due' | 'settled';
  /** Money at the model's value, and what its extrinsic part is of that. */
  readonly value: number;
  readonly extrinsic: number;
  /** Money per point of VIX that day. */
  readonly perVixPoint: number;
};

/** The whole position on a later day, SPX and VIX where they are today. */
export type AgedHedge = {
  readonly date: CalendarDate;
  readonly layers: readonly AgedLayer[];
  readonly hedgeValue: number;
  readonly condorProfit: number;
  /** True once the condor has settled: from then on its profit stands. */
  readonly condorSettled: boolean;
};

export type TravelInput = {
  readonly position: Position;
  readonly layers: readonly (Pick<SnappedLayer, 'layer' | 'legs'> & {
    readonly place: number;
    /** The day its rules ask for a roll; as if it were bought today unless said. */
    readonly rollOn?: CalendarDate | null;
  })[];
  readonly counts: readonly number[];
  readonly now: Instant;
  readonly settlesAt: Instant;
};

export type TravelRefusal = 'in-the-past' | 'beyond-the-ladder';

/** Ages every layer to the close of a day. Refuses days before today and after the last layer has settled. */
export function agedTo(input: TravelInput, date: CalendarDate): Result<AgedHedge, TravelRefusal> {
  const today = newYorkTime(input.now).date;
  if (date < today) return fail('in-the-past');
  return date > lastDay(input) ? fail('beyond-the-ladder') : ok(onDay(input, date));
}

/** The ladder over time for a plot: one value per date, money. */
export type Ladder = {
  readonly dates: readonly CalendarDate[];
  readonly layers: readonly {
    readonly place: number;
    readonly name: string;
    readonly values: readonly number[];
    readonly perVixPoint: readonly number[];
    /** First of the dates on which a rule asks for a roll, and on which it has settled. */
    readonly rollFrom: CalendarDate | null;
    readonly settledFrom: CalendarDate | null;
  }[];
  readonly hedgeValue: readonly number[];
  readonly condorProfit: readonly number[];
};

/** Today, and evenly from here to the day the last layer settles. */
export function ladder(input: TravelInput, most = 24): Ladder {
  const today = newYorkTime(input.now).date;
  const days = Math.max(daysBetween(today, lastDay(input)), 0);
  const steps = Math.min(days, most);
  const dates = Array.from({ length: steps + 1 }, (_, i) =>
    steps === 0 ? today : addDays(today, Math.round((days * i) / steps)),
  );
  const stops = dates.map((date) => onDay(input, date));
  return {
    dates,
    layers: input.layers.map(({ place, layer }, i) => {
      const aged = stops.flatMap(({ layers }) => layers[i] ?? []);
      const first = (state: AgedLayer['state']) =>
        dates[aged.findIndex((each) => each.state === state)] ?? null;
      return {
        place,
        name: layer.name,
        values: aged.map(({ value }) => cents(value)),
        perVixPoint: aged.map((each) => cents(each.perVixPoint)),
        rollFrom: first('roll-due'),
        settledFrom: first('settled'),
      };
    }),
    hedgeValue: stops.map(({ hedgeValue }) => cents(hedgeValue)),
    condorProfit: stops.map(({ condorProfit }) => cents(condorProfit)),
  };
}

function cents(money: number): number {
  return Math.round(money * 100) / 100;
}

/** The day the last layer settles, or the condor where it lives longer. */
export function lastDay({ layers, settlesAt }: Pick<TravelInput, 'layers' | 'settlesAt'>): CalendarDate {
  return layers
    .flatMap(({ legs }) => legs.map(({ expiry }) => expiry))
    .reduce((last, expiry) => (expiry > last ? expiry : last), newYorkTime(settlesAt).date);
}

function onDay({ position, layers, counts, now, settlesAt }: TravelInput, date: CalendarDate): AgedHedge {
  const close = settlementInstant('pm', date);
  const { elapsed } = aheadTo(now, close > now ? close : now);
  const today = newYorkTime(now).date;
  const aged = layers.map((layer, i): AgedLayer => {
    const held = heldAtNatural({ layers: [layer] }, [counts[i] ?? 0]);
    const later = held.map((each) => older(each, elapsed));
    const bought = layer.legs.find(({ side }) => side === 1);
    const value = agedValue(position.model, agedLegs(position.model, held, elapsed), 0);
    const daysLeft = bought ? Math.max(daysBetween(date, bought.expiry), 0) : 0;
    const settled = bought === undefined || elapsed >= bought.years;
    const extrinsicPaid = bought ? extrinsicOf(bought, 0) : 0;
    const { rollOn: rollDay = rollDays({ ...layer, extrinsicPaid }, today).next } = layer;
    return {
      place: layer.place,
      name: layer.layer.name,
      daysLeft,
      state: settled ? 'settled' : rollDay !== null && date >= rollDay ? 'roll-due' : 'held',
      value,
      extrinsic: value - intrinsicOf(later),
      perVixPoint: settled ? 0 : perVixPoint({ model: position.model, legs: later }),
    };
  });
  const left = Math.min(elapsed, position.market.years);
  return {
    date,
    layers: aged,
    hedgeValue: aged.reduce((sum, { value }) => sum + value, 0),
    condorProfit: condorAfter(position, left)(0, 0),
    condorSettled: (close > now ? close : now) >= settlesAt,
  };
}

function intrinsicOf(held: readonly HeldLeg[]): number {
  return held.reduce(
    (sum, { leg, contracts }) =>
      sum + contracts * VIX_MULTIPLIER * leg.discount * Math.max(leg.forward - leg.strike, 0),
    0,
  );
}

function older({ leg, contracts, price }: HeldLeg, elapsed: number): HeldLeg {
  const years = Math.max(leg.years - elapsed, 0);
  return {
    leg: { ...leg, years, discount: leg.discount ** (leg.years > 0 ? years / leg.years : 0) },
    contracts,
    price,
  };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { count, day, points, strike, strikePair } from '@/components/format';
import { Amount } from '@/components/hedge/amount';
import type { Analysis } from '@/lib/core/analysis';
import type { Strikes } from '@/lib/core/condor/why-not';
import { type KeptLayer, MOST_BOUGHT } from '@/lib/core/hedge/bought';
import type { HedgeSet } from '@/lib/core/hedge/layer';
import { isKept, layerFor, takenOver } from '@/lib/core/hedge/take-over';
import type { WrittenCondor, WrittenLayer, WrittenPosition } from '@/lib/core/hedge/written-position';
import type { CalendarDate } from '@/lib/core/unit';

export type HeldPositionProps = {
  readonly position: WrittenPosition;
  /** What the tab behind the list shows. */
  readonly shown: Analysis | null;
  /** The layers that the user hedges by. */
  readonly set: HedgeSet;
  readonly kept: readonly KeptLayer[];
  readonly today: CalendarDate;
  readonly change: (change: (all: readonly KeptLayer[]) => readonly KeptLayer[]) => void;
  readonly choose: (change: { readonly strikes: Strikes | null }) => void;
};

/** What a list says is held: its VIX calls may be kept as bought layers, its condor looked at on the tab. */
export function HeldPosition(props: HeldPositionProps) {
  const { layers, condors, others } = props.position;
  const nothing = layers.ok && layers.value.length === 0 && condors.length === 0;
  return (
    <section class="held-position" data-testid="held-position">
      <h2>{i18n.t('held.title')}</h2>
      {nothing && <p>{i18n.t('held.nothing')}</p>}
      {!layers.ok && (
        <p role="alert">{i18n.t('held.unpaired', [strike(layers.error.strike), day(layers.error.expiry)])}</p>
      )}
      {layers.ok && layers.value.length > 0 && <Calls {...props} layers={layers.value} />}
      {condors.length > 0 && (
        <>
          <h3>{i18n.t('held.condor')}</h3>
          <ul class="layers">
            {condors.map((condor) => (
              <Condor key={`${condor.root} ${condor.expiry}`} {...props} condor={condor} />
            ))}
          </ul>
        </>
      )}
      {others > 0 && !nothing && <p class="note">{i18n.t('held.others', [count(others)])}</p>}
    </section>
  );
}

type CallsProps = HeldPositionProps & { readonly layers: readonly WrittenLayer[] };

function Calls({ layers, set, kept, today, change }: CallsProps) {
  const [paid, setPaid] = useState<Readonly<Record<number, number | null>>>({});
  const [ids, setIds] = useState<readonly number[] | null>(null);
  const [asked, setAsked] = useState(false);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (ids) undo.current?.focus();
  }, [ids]);
  const states = layers.map((layer, i) => {
    const settled = !layer.legs.some(({ side, expiry }) => side === 1 && expiry > today);
    return { layer, settled, known: isKept(layer, kept), cost: layer.cost ?? paid[i] ?? null };
  });
  const open = states.filter(({ settled, known }) => !settled && !known);
  const unpaid = open.some(({ cost }) => cost === null);
  const full = kept.length + open.length > MOST_BOUGHT;
  const take = () => {
    setAsked(true);
    if (unpaid || full) return;
    const next = Math.max(-1, ...kept.map(({ id }) => id)) + 1;
    const taken = takenOver(
      open.flatMap(({ layer, cost }) => (cost === null ? [] : [{ ...layer, cost }])),
      set,
      today,
      next,
    );
    setIds(taken.map(({ id }) => id));
    change((all) => [...all, ...taken]);
  };
  return (
    <>
      <h3>{i18n.t('held.calls')}</h3>
      <ul class="layers">
        {states.map(({ layer, settled, known, cost }, i) => (
          <li key={i} class={settled || known ? 'waiting' : 'active'}>
            <p class="line">
              <b>{nameOf(layer)}</b>
              {cost !== null && <span class="cost">{points(cost)}</span>}
            </p>
            <p class="why">
              {settled
                ? i18n.t('held.settled')
                : known
                  ? i18n.t('held.known')
                  : i18n.t('held.as', [layerFor(layer, set, today).name])}
            </p>
            {layer.cost === null && !settled && !known && (
              <div class="asked">
                <Amount
                  optional
                  name={i18n.t('held.paid', [nameOf(layer)])}
                  least={-1_000}
                  most={1_000}
                  value={paid[i] ?? null}
                  set={(price) => setPaid({ ...paid, [i]: price })}
                  testId={`held-paid-${i}`}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <>
          <p class="note">{i18n.t('held.callsHow')}</p>
          {asked && (unpaid || full) && (
            <p class="refused" role="alert">
              {i18n.t(full ? 'held.full' : 'held.unpaid')}
            </p>
          )}
          <button type="button" class="choice" data-testid="held-take" onClick={take}>
            {i18n.t('held.take')}
          </button>
        </>
      )}
      <p role="status">
        {ids && (
          <>
            {i18n.t('held.taken', [count(ids.length)])}{' '}
            <button
              ref={undo}
              type="button"
              class="link"
              data-testid="held-undo"
              onClick={() => {
                setIds(null);
                change((all) => all.filter(({ id }) => !ids.includes(id)));
              }}
            >
              {i18n.t('options.undo')}
            </button>
          </>
        )}
      </p>
    </>
  );
}

type CondorProps = Pick<HeldPositionProps, 'shown' | 'choose'> & { readonly condor: WrittenCondor };

function Condor({ condor, shown, choose }: CondorProps) {
  const { root, expiry, strikes, count: times } = condor;
  const [a, b, c, d] = strikes;
  const [before, setBefore] = useState<{ readonly strikes: Strikes | null } | null>(null);
  const here = shown !== null && shown.root === root && shown.expiry === expiry;
  const unlisted = here ? strikes.find((each) => !shown.listed.includes(each)) : undefined;
  const own = here && shown.condors.chosen.ok ? shown.condors.chosen.value.strikes : null;
  const isShown = own?.join() === strikes.join();
  return (
    <li class={isShown ? 'active' : 'waiting'}>
      <p class="line">
        <b>
          {i18n.t('held.times', [count(times)])}
          {strikePair(a, b)} · {strikePair(c, d)}
        </b>
        <span>
          {root} {day(expiry)}
        </span>
      </p>
      <p class="why" role="status">
        {!here && i18n.t('held.noChain', [root, day(expiry)])}
        {unlisted !== undefined && i18n.t('held.unlisted', [strike(unlisted)])}
        {isShown && i18n.t('held.takenCondor')}
        {isShown && before && (
          <>
            {' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                choose(before);
                setBefore(null);
              }}
            >
              {i18n.t('options.undo')}
            </button>
          </>
        )}
      </p>
      {here && unlisted === undefined && !isShown && (
        <button
          type="button"
          class="choice"
          data-testid="held-condor"
          onClick={() => {
            setBefore({ strikes: shown.condors.own ? own : null });
            choose({ strikes });
          }}
        >
          {i18n.t('held.takeCondor')}
        </button>
      )}
    </li>
  );
}

/** `4 × VIX Wed, Jan 20 26/36 C`. */
function nameOf({ legs, contracts }: WrittenLayer): string {
  const [first] = legs;
  if (!first) return '';
  const strikes = legs.map((leg) => strike(leg.strike)).join('/');
  return `${i18n.t('held.times', [count(contracts)])}${first.root} ${day(first.expiry)} ${strikes} C`;
}

import { i18n } from '#i18n';
import { age, count, countdown, day, newYorkClock, points } from '@/components/format';
import type { Answer } from '@/components/question';
import type { Analysis } from '@/lib/core/analysis';

export type ChainHeaderProps = {
  readonly analysis: Analysis;
  readonly now: number;
  readonly staleMs: number;
  readonly answer: (answer: Answer) => void;
};

/** Which chain this is, how long it has to live, how good and how old its quotes are, and where they were read. */
export function ChainHeader({ analysis, now, staleMs, answer }: ChainHeaderProps) {
  const { root, expiry, settlement, settlesAt, spot, strikes, asOf, source, doubts } = analysis;
  const left = settlesAt - now;
  const old = now - asOf;
  // A clock that was set back makes an old number look young.
  const stale = old > staleMs || old < -1_000;
  return (
    <header class="chain">
      <div>
        <h1>
          {root} · {day(expiry)}
        </h1>
        <output class="clock" title={i18n.t('settles.at', [day(expiry), newYorkClock(settlesAt)])}>
          {left > 0 ? countdown(left) : i18n.t('settles.over')}
        </output>
      </div>
      <div>
        <p>
          {spot === null ? i18n.t('panel.noSpot') : i18n.t('panel.spot')}
          {spot !== null && <b> {points(spot)}</b>}
        </p>
        <p title={i18n.t(`side.${settlement}Title`)}>
          {i18n.t(`side.${settlement}`)}, {i18n.t('settles.to', [newYorkClock(settlesAt)])}
        </p>
      </div>
      <div>
        <p class={`quality ${doubts.length === 0 ? 'clean' : 'doubtful'}`} data-testid="quality">
          <span aria-hidden="true">{doubts.length === 0 ? '●' : '▲'}</span>{' '}
          {strikes.listed === undefined
            ? i18n.t('panel.strikes', [count(strikes.quoted), count(strikes.read)])
            : i18n.t('panel.strikesRead', [
                count(strikes.read),
                count(strikes.listed),
                count(strikes.quoted),
              ])}
        </p>
        <p class={`age ${stale ? 'stale' : ''}`} data-testid="age">
          {i18n.t(stale ? 'age.stale' : 'age.ago', [age(old)])}
        </p>
      </div>
      <p class="source">
        {source.quotedAt === null
          ? i18n.t('panel.source', [source.place, newYorkClock(source.readAt)])
          : i18n.t('panel.sourceQuoted', [
              source.place,
              newYorkClock(source.readAt),
              newYorkClock(source.quotedAt),
            ])}
      </p>
      {source.answered && (
        <p class="said">
          {source.answered.some((what) => what !== 'notation') &&
            `${i18n.t('question.said', [`${root}, ${day(expiry)}`])} `}
          {source.answered.includes('notation') && `${i18n.t('question.saidNotation')} `}
          <button type="button" class="link" onClick={() => answer({})}>
            {i18n.t('question.takeBack')}
          </button>
        </p>
      )}
      {source.besides && (
        <label class="besides">
          {i18n.t('question.besides')}{' '}
          <select
            value={`${root} ${expiry}`}
            data-testid="series"
            onChange={(event) => answer({ show: event.currentTarget.value })}
          >
            {[`${root} ${expiry}`, ...source.besides].toSorted(byDay).map((name) => (
              <option key={name} value={name}>
                {seriesText(name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </header>
  );
}

/** `SPXW 2026-12-18` as a person reads it. */
function seriesText(name: string): string {
  const [root = '', date = ''] = name.split(' ');
  return `${root} · ${day(date)}`;
}

function byDay(a: string, b: string): number {
  return a.slice(-10).localeCompare(b.slice(-10)) || a.localeCompare(b);
}

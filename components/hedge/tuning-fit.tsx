import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { count, dated, decimals } from '@/components/format';
import { sayCoded } from '@/components/words';
import type { JointModel } from '@/lib/core/hedge/coefficients';
import type { Histories, HistoryIndex } from '@/lib/core/hedge/daily-history';
import { fitModel } from '@/lib/core/hedge/fit-model';
import type { HistoryTrouble } from '@/lib/state/history-view';
import { FittedTables } from './fitted-tables';
import type { TuningPartProps } from './tuning';

/** The daily histories of this session, and how to bring and take one. */
export type HistoriesOf = {
  readonly known: Histories;
  /** Why the file gave none; `null` where it did. */
  readonly add: (index: HistoryIndex, file: File) => Promise<HistoryTrouble | null>;
  readonly forget: (index: HistoryIndex) => void;
};

const INDICES: readonly HistoryIndex[] = ['VIX', 'SPX'];

/** The coefficients that the user's own histories tell beside those in use, with how far they scatter. */
export function TuningFit({
  tuning,
  change,
  histories,
}: TuningPartProps & { readonly histories: HistoriesOf }) {
  const { SPX, VIX } = histories.known;
  const { model } = tuning;
  const fit = useMemo(() => (SPX && VIX ? fitModel(model, SPX, VIX) : null), [model, SPX, VIX]);
  return (
    <div class="fit" data-testid="fit">
      <h3>{i18n.t('history.title')}</h3>
      {INDICES.map((index) => (
        <Source key={index} index={index} histories={histories} />
      ))}
      {fit === null && <p class="quiet">{i18n.t('history.how')}</p>}
      {fit && !fit.ok && (
        <p class="refused" role="alert" data-testid="fit-refused">
          {sayCoded(`history.refusal.${fit.error.code}`, [count(fit.error.days)])}
        </p>
      )}
      {fit?.ok && (
        <>
          <p>
            {i18n.t('history.fitted', [
              count(fit.value.days),
              dated(fit.value.from),
              dated(fit.value.to),
              decimals(fit.value.rSquared, 2),
            ])}
          </p>
          <FittedTables fit={fit.value} model={model} />
          <p class="quiet">{i18n.t('history.rest')}</p>
          {isSame(fit.value.model, model) ? (
            <p role="status" data-testid="fit-used">
              {i18n.t('history.used')}
            </p>
          ) : (
            <button
              type="button"
              class="choice"
              data-testid="fit-use"
              onClick={() => change({ ...tuning, model: fit.value.model })}
            >
              {i18n.t('history.use')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

type SourceProps = { readonly index: HistoryIndex; readonly histories: HistoriesOf };

/** Which history of an index there is, or a way in for one; a file that is none is told what it is not. */
function Source({ index, histories: { known, add, forget } }: SourceProps) {
  const [trouble, setTrouble] = useState<HistoryTrouble | null>(null);
  const [over, setOver] = useState(false);
  const found = known[index];
  const take = (file: File | undefined) => {
    setOver(false);
    if (file) void add(index, file).then(setTrouble);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more frame in a form of frames
    <div
      class="history"
      role="group"
      aria-label={index}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        // Dropped here it is for this index; anywhere else on the panel its name tells.
        event.stopPropagation();
        take(event.dataTransfer?.files[0]);
      }}
    >
      <b>{index}</b>{' '}
      {found && (
        <>
          {i18n.t('history.of', [
            found.name,
            count(found.dates.length),
            dated(found.dates[0] as string),
            dated(found.dates.at(-1) as string),
          ])}{' '}
          <button
            type="button"
            class="link"
            aria-label={i18n.t('hedgeEdit.removeOf', [index])}
            onClick={() => forget(index)}
          >
            {i18n.t('hedgeEdit.remove')}
          </button>
        </>
      )}
      {!found && (
        <label class="file">
          {i18n.t('history.open', [index])}
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/*"
            data-testid={`history-${index}`}
            onChange={(event) => {
              take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
      )}
      {trouble && !found && (
        <p class="refused" role="alert">
          {sayHistoryTrouble(trouble)}
        </p>
      )}
    </div>
  );
}

function sayHistoryTrouble({ from, code, detail }: HistoryTrouble): string {
  return from === 'file'
    ? `${sayCoded(`file.${code}`, detail)} ${sayCoded(`fileRemedy.${code}`, detail)}`
    : sayCoded(`history.refusal.${code}`, detail);
}

function isSame(one: JointModel, other: JointModel): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { count, dated, decimals } from '@/components/format';
import { sayCoded } from '@/components/words';
import type { JointModel } from '@/lib/core/hedge/coefficients';
import type { Histories, HistoryIndex } from '@/lib/core/hedge/daily-history';
import { fitModel, type ModelFit } from '@/lib/core/hedge/fit-model';
import type { HistoryTrouble } from '@/lib/state/history-view';
import type { TuningPartProps } from './tuning';

/** The daily histories of this session, and how to bring and take one. */
export type HistoriesOf = {
  readonly known: Histories;
  /** Why the file gave none; `null` where it did. */
  readonly add: (index: HistoryIndex, file: File) => Promise<HistoryTrouble | null>;
  readonly forget: (index: HistoryIndex) => void;
};

const INDICES: readonly HistoryIndex[] = ['VIX', 'SPX'];
const KEYS = ['a', 'bd', 'bu', 'm'] as const;
const SIDES = ['down', 'up'] as const;

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
          <Responses fit={fit.value} model={model} />
          <Residuals fit={fit.value} model={model} />
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

type FittedProps = { readonly fit: ModelFit; readonly model: JointModel };

function Responses({ fit, model }: FittedProps) {
  return (
    <Table caption={i18n.t('history.responses')} heads={['days', ...KEYS, 'spread']}>
      {model.responses.map((row, i) => {
        const found = fit.responses[i];
        return (
          found && (
            <tr key={row.days}>
              <th scope="row">{row.days}</th>
              {KEYS.map((key) => (
                <Fitted key={key} to={found.response[key]} error={found.errors[key]} from={row[key]} />
              ))}
              <Fitted
                to={fit.model.responses[i]?.spread ?? row.spread}
                error={null}
                from={row.spread}
                digits={2}
              />
            </tr>
          )
        );
      })}
    </Table>
  );
}

function Residuals({ fit, model }: FittedProps) {
  return (
    <Table caption={i18n.t('history.residuals')} heads={['below', ...SIDES]}>
      {model.residuals.map((row, i) => (
        <tr key={row.below}>
          <th scope="row">{row.below}</th>
          {SIDES.map((side) => {
            const found = fit.residuals[i]?.[side];
            return found ? (
              <Fitted
                key={side}
                to={found.deviation}
                error={found.error}
                from={row[side]}
                sample={found.sample}
              />
            ) : (
              <td key={side}>
                {i18n.t('history.fewInBand')}
                <span class="under">{decimals(row[side], 3)}</span>
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

type TableProps = {
  readonly caption: string;
  readonly heads: readonly ('days' | 'below' | 'spread' | (typeof KEYS)[number] | (typeof SIDES)[number])[];
  readonly children: preact.ComponentChildren;
};

function Table({ caption, heads, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too
    <section class="hedge-scroll" aria-label={caption} tabIndex={0}>
      <table class="hedge-table fitted">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {i18n.t(`tuning.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

type FittedCell = {
  readonly to: number;
  readonly error: number | null;
  readonly from: number;
  readonly sample?: number;
  readonly digits?: number;
};

/** What the histories tell, how far it scatters, and what is in use. */
function Fitted({ to, error, from, sample, digits = 3 }: FittedCell) {
  return (
    <td>
      <b>{decimals(to, digits)}</b>
      <span class="under">
        {error === null ? '—' : `± ${decimals(error, 3)}`}
        {sample !== undefined && ` · ${i18n.t('history.sample', [count(sample)])}`}
      </span>
      <span class="under">{decimals(from, digits)}</span>
    </td>
  );
}

function isSame(one: JointModel, other: JointModel): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { count, decimals } from '@/components/format';
import type { JointModel } from '@/lib/core/hedge/coefficients';
import type { ModelFit } from '@/lib/core/hedge/fit-model';

const KEYS = ['a', 'bd', 'bu', 'm'] as const;
const SIDES = ['down', 'up'] as const;

export type FittedProps = { readonly fit: ModelFit; readonly model: JointModel };

/** What histories tell of the response and of what is left of it, each with its error and what is in use. */
export function FittedTables(props: FittedProps) {
  return (
    <>
      <Responses {...props} />
      <Residuals {...props} />
    </>
  );
}

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
  readonly children: ComponentChildren;
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

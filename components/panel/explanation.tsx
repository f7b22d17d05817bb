import { i18n } from '#i18n';
import { exact, percent } from '@/components/format';
import { sayFigure } from '@/components/words';
import type { Figure, FigureInput } from '@/lib/core/figure';

/** One number taken apart: what it means, its formula, and what was put into it. */
export function Explanation({ figure }: { readonly figure: Figure }) {
  const { title, definition } = sayFigure(figure.id);
  return (
    <section class="explanation" aria-label={title} data-testid="explanation">
      <p>{definition}</p>
      <p class="formula">{figure.formula}</p>
      <table>
        <caption>{i18n.t('panel.inputs')}</caption>
        <tbody>
          {figure.inputs.map((input) => (
            <tr key={input.symbol}>
              <th scope="row">{input.symbol}</th>
              <td>{written(input)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function written({ value, unit }: FigureInput): string {
  if (typeof value === 'string') return value;
  return unit === 'fraction' || unit === 'probability' ? percent(value, 4) : exact(value);
}

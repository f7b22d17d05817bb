import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { percent, points } from '@/components/format';
import { sayFigure } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { Figure } from '@/lib/core/figure';
import { Explanation } from './explanation';

/** The numbers of a chain; each opens the formula it was made with. */
export function Numbers({ analysis }: { readonly analysis: Analysis }) {
  const [open, setOpen] = useState<string | null>(null);
  const { forward, straddle, expectedMove, volatility, discount } = analysis.figures;
  const figures = [forward, straddle, expectedMove, volatility, discount];
  const opened = figures.find((figure) => figure.id === open);
  return (
    <section>
      <h2>{i18n.t('panel.numbers')}</h2>
      <div class="numbers">
        {figures.map((figure) => (
          <button
            type="button"
            key={figure.id}
            data-testid={figure.id}
            aria-expanded={figure.id === open}
            aria-controls="explanation"
            title={i18n.t('panel.explain')}
            onClick={() => setOpen(figure.id === open ? null : figure.id)}
          >
            <span class="name">{sayFigure(figure.id).title}</span>
            <span class="value">{written(figure)}</span>
          </button>
        ))}
      </div>
      <div id="explanation">{opened && <Explanation figure={opened} />}</div>
    </section>
  );
}

function written(figure: Figure): string {
  if (figure.id === 'expectedMove') return `±${points(figure.value)}`;
  if (figure.id === 'volatility') return percent(figure.value);
  if (figure.id === 'discount') return percent(figure.value, 3);
  return points(figure.value);
}

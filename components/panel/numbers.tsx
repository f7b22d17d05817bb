import { i18n } from '#i18n';
import type { Analysis } from '@/lib/core/analysis';
import { FigureGroup } from './figure-group';
import { Section } from './section';

/** The numbers of a chain; each opens the formula it was made with. */
export function Numbers({ analysis }: { readonly analysis: Analysis }) {
  const { forward, straddle, expectedMove, volatility, discount } = analysis.figures;
  return (
    <Section id="numbers" title={i18n.t('panel.numbers')}>
      <FigureGroup figures={[forward, straddle, expectedMove, volatility, discount]} />
    </Section>
  );
}

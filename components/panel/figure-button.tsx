import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { figureText } from '@/components/figure-text';
import { sayFigure } from '@/components/words';
import type { Figure } from '@/lib/core/figure';

export type FigureButtonProps = {
  readonly figure: Figure;
  readonly open: boolean;
  readonly toggle: () => void;
  /** Where its explanation appears. */
  readonly explains: string;
  /** In the place of the plain number. */
  readonly text?: string;
  readonly tone?: 'gain' | 'loss' | undefined;
  readonly children?: ComponentChildren;
};

/** A number with its name; a click opens how it was made. Dots under a name say that there is more. */
export function FigureButton({ figure, open, toggle, explains, text, tone, children }: FigureButtonProps) {
  return (
    <button
      type="button"
      class="figure"
      data-testid={figure.id}
      aria-expanded={open}
      aria-controls={explains}
      title={i18n.t('panel.explain')}
      onClick={toggle}
    >
      <span class="name">{sayFigure(figure.id).title}</span>
      <span class={`value ${tone ?? ''}`}>{text ?? figureText(figure)}</span>
      {children && <span class="sub">{children}</span>}
    </button>
  );
}

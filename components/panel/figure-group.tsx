import { useId, useState } from 'preact/hooks';
import type { Figure } from '@/lib/core/figure';
import { Explanation } from './explanation';
import { FigureButton } from './figure-button';

/** What stands beside a number: another text for it, its colour, and a line below. */
export type Beside = {
  readonly text?: string;
  readonly tone?: 'gain' | 'loss' | undefined;
  readonly sub?: string | undefined;
};

export type FigureGroupProps = {
  readonly figures: readonly Figure[];
  readonly beside?: (figure: Figure) => Beside;
  readonly large?: boolean;
};

/** Numbers in a grid, one explanation at a time below them. */
export function FigureGroup({ figures, beside = () => ({}), large = false }: FigureGroupProps) {
  const id = useId();
  const [open, setOpen] = useState<string | null>(null);
  const opened = figures.find((figure) => figure.id === open);
  return (
    <>
      <div class={`figures ${large ? 'large' : ''}`}>
        {figures.map((figure) => {
          const { text, tone, sub } = beside(figure);
          return (
            <FigureButton
              key={figure.id}
              figure={figure}
              open={figure.id === open}
              toggle={() => setOpen(figure.id === open ? null : figure.id)}
              explains={id}
              tone={tone}
              {...(text !== undefined && { text })}
            >
              {sub}
            </FigureButton>
          );
        })}
      </div>
      <div id={id}>{opened && <Explanation figure={opened} />}</div>
    </>
  );
}

import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Which sections are folded away, and how to change that; the panel keeps it from one day to the next. */
export type Folding = {
  readonly folded: readonly string[];
  readonly fold: (id: string, away: boolean) => void;
};

export const FoldingContext = createContext<Folding>({ folded: [], fold: () => undefined });

export type SectionProps = {
  readonly id: string;
  readonly title: string;
  /** Beside the title: what the section is about right now. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** A part of the panel that can be folded away. */
export function Section({ id, title, aside, children }: SectionProps) {
  const { folded, fold } = useContext(FoldingContext);
  const away = folded.includes(id);
  return (
    <section class={`part ${away ? 'folded' : ''}`} data-testid={`section-${id}`}>
      <h2>
        <button type="button" class="fold" aria-expanded={!away} onClick={() => fold(id, !away)}>
          {title}
        </button>
        {aside !== undefined && <span class="aside">{aside}</span>}
      </h2>
      {!away && children}
    </section>
  );
}

import type { PageAnalysis } from '@/lib/core/analysis';
import type { Strikes } from '@/lib/core/condor/why-not';
import type { DrawingEnd, DrawingTrouble } from '@/lib/core/drawing-trouble';
import type { Failure } from '@/lib/core/failure';
import type { Result } from '@/lib/core/result';
import type { CondorSketch } from '@/lib/core/stages/condor-sketch';
import type { Anchors } from '@/lib/pages/read';
import type { ChipPlace } from '@/lib/platform/chip-places';

export type { ChipPlace, DrawingEnd, DrawingTrouble };

/** What draws on the page. Numbers and places always come from the same reading. */
export type Drawing = {
  /** The element that carries the drawing; watching leaves it out. */
  readonly host: Element;
  show(analysis: PageAnalysis, anchors: Anchors): void;
  /** No honest number: everything goes, the reason stays where a chain had been drawn. */
  refuse(failure: Failure): void;
  /** Leave the page as it was. */
  remove(): void;
};

/** What if there were a short leg at this strike, its wing with it; or, what if these were the four legs? */
export type Question = { readonly short: number } | { readonly legs: Strikes };

/** What the drawing may ask for in the name of the person who touches it. Nothing of it spends, sends or deletes. */
export type PageActions = {
  /** Move legs of the chain that is shown, or with `null` go back to the best; the page is then read again. */
  moveLegs(
    of: Pick<PageAnalysis, 'root' | 'expiry'>,
    strikes: Strikes | null,
  ): Promise<Result<null, Failure>>;
  /** One question at a time, and only the newest is answered; `null` takes it back. */
  wonder(question: Question | null, told: (answer: Result<CondorSketch, Failure>) => void): void;
  /** Where the chip was left on this site. */
  chipPlace(): Promise<ChipPlace | null>;
  keepChipPlace(place: ChipPlace): void;
  /** The drawing is gone for good from this page, or a part of it has no place for now; `null` when it has one again. */
  drawingTroubled(trouble: DrawingTrouble | null): void;
};

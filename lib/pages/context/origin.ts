/** Where a reading got a fact from: shown to the user beside the fact, and asked when two places disagree. */
export type Origin = {
  readonly from:
    | 'answer'
    | 'taught'
    | 'contractSymbol'
    | 'column'
    | 'groupRow'
    | 'attribute'
    | 'selected'
    | 'heading'
    | 'field'
    | 'address'
    | 'title'
    | 'hint'
    | 'calendar'
    | 'list';
  /** What stood there, shortened. */
  readonly text: string;
};

export type Found<T> = { readonly value: T; readonly origin: Origin };

export function found<T>(value: T, from: Origin['from'], text: string): Found<T> {
  return { value, origin: { from, text: text.replace(/\s+/g, ' ').trim().slice(0, 80) } };
}

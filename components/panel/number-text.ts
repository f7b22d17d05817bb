/** A number as people type it, with a comma or a point; `null` for nothing, `undefined` for what is no number. */
export function numberIn(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.').replace('\u2212', '-');
  if (plain === '') return null;
  return /^-?(\d{1,9}\.?\d{0,6}|\.\d{1,6})$/.test(plain) ? Number(plain) : undefined;
}

/** A number for a field: no more digits than it has. */
export function typed(value: number | undefined, scale: number): string {
  return value === undefined ? '' : String(Number((value * scale).toPrecision(12)));
}

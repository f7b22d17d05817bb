/** Of several answers under way only the newest counts; an overtaken one resolves to `undefined`. */
export function latest<T>(): (work: Promise<T>) => Promise<T | undefined> {
  let last = 0;
  return async (work) => {
    last += 1;
    const mine = last;
    const value = await work;
    return mine === last ? value : undefined;
  };
}

import { line, type Place } from './scale';

/** How far from the first to the second place a value that runs straight between them is zero. */
const share = (first: number, second: number) => first / (first - second);

/**
 * Where a grid of profits turns from gain to loss, as the `d` of a path: between the nodes of each cell values run
 * straight, so that the line is smooth where the cells are coarse.
 */
export function zeroLine(grid: readonly Float64Array[], at: (column: number, row: number) => Place): string {
  const pieces: string[] = [];
  for (let row = 0; row + 1 < grid.length; row += 1) {
    const [upper, lower] = [grid[row], grid[row + 1]];
    if (!upper || !lower) break;
    let b = upper[0] as number;
    let c = lower[0] as number;
    for (let column = 0; column + 1 < upper.length; column += 1) {
      const a = b;
      const d = c;
      b = upper[column + 1] as number;
      c = lower[column + 1] as number;
      const gains = a >= 0;
      // Nearly every cell: nothing is made for it.
      if (gains === b >= 0 && gains === c >= 0 && gains === d >= 0) continue;
      const crossed: Place[] = [];
      if (a >= 0 !== b >= 0) crossed.push(at(column + share(a, b), row));
      if (b >= 0 !== c >= 0) crossed.push(at(column + 1, row + share(b, c)));
      if (c >= 0 !== d >= 0) crossed.push(at(column + share(d, c), row + 1));
      if (d >= 0 !== a >= 0) crossed.push(at(column, row + share(a, d)));
      const [first, second, third, fourth] = crossed;
      if (!first || !second) continue;
      if (!third || !fourth) pieces.push(line([first, second]));
      // A saddle: what lies in its middle joins the corners of its own sign.
      else if (a >= 0 === a + b + c + d >= 0) pieces.push(line([first, second]), line([third, fourth]));
      else pieces.push(line([first, fourth]), line([second, third]));
    }
  }
  return pieces.join('');
}

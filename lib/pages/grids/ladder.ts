import type { Root } from '../walk/roots';
import type { Steps } from '../walk/steps';
import { ariaGrids } from './aria-grids';
import type { Grid } from './grid';
import { namedGrids } from './named-cells';
import { repeatedGrids } from './repeated-rows';
import { strikePanes } from './strike-panes';
import { tableGrids } from './tables';

/** The kinds of structure, from the one that tells most about itself to the one that tells least. */
export const ladder: readonly { readonly reader: string; readonly grids: (root: Root) => Steps<Grid[]> }[] = [
  { reader: 'table', grids: tableGrids },
  { reader: 'grid', grids: ariaGrids },
  { reader: 'panes', grids: strikePanes },
  { reader: 'cells', grids: namedGrids },
  { reader: 'rows', grids: repeatedGrids },
];

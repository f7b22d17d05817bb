import type { KeptLayer } from './hedge/bought';
import type { HedgeChoice } from './hedge/hedge-choice';
import type { Settings } from './settings';

/** What a person may carry to another browser in a file; `null` where a file does not speak of it. */
export type Backup = {
  readonly settings: Settings;
  readonly hedge: HedgeChoice | null;
  readonly bought: readonly KeptLayer[] | null;
};

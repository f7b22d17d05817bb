import * as v from 'valibot';
import { openVault } from './vault';

/** Which parts of the panel the user has folded away. */
export const foldingVault = openVault<readonly string[]>({
  name: 'folding',
  version: 1,
  schema: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(50)),
  migrations: {},
  fallback: [],
});

import * as v from 'valibot';
import type { LawName } from '@/lib/core/hedge/joint-law';
import { finite } from './schema-parts';

/** The words that the shapes of what is kept of a hedge share. */

export const list = <Of extends v.GenericSchema>(of: Of, most: number) =>
  v.pipe(v.array(of), v.maxLength(most));
export const sideSchema = v.picklist([1, -1]);

export const lawSchema: v.GenericSchema<unknown, LawName> = v.variant('kind', [
  v.object({ kind: v.literal('smile') }),
  v.object({ kind: v.literal('lognormal'), volatility: finite }),
]);

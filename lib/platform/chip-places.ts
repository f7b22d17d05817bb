import * as v from 'valibot';
import { openVault } from './vault';

/** Where the chip was left on each site, kept by the worker: a page must find no trace of it. */
export type ChipPlace = {
  /** From the table's upper left corner, in pixels; `null` where the chip finds its own place. */
  readonly at: { readonly left: number; readonly top: number } | null;
  /** Collapsed to its small mark. */
  readonly folded: boolean;
};

const pixels = v.pipe(v.number(), v.minValue(-20_000), v.maxValue(20_000));

export const chipPlaceSchema: v.GenericSchema<unknown, ChipPlace> = v.object({
  at: v.nullable(v.object({ left: pixels, top: pixels })),
  folded: v.boolean(),
});

/** The site last used stands last; more than these and the first is forgotten. */
const mostSites = 200;

type Kept = readonly { readonly site: string; readonly place: ChipPlace }[];

const chipVault = openVault<Kept>({
  name: 'chips',
  version: 1,
  schema: v.pipe(
    v.array(v.object({ site: v.pipe(v.string(), v.maxLength(300)), place: chipPlaceSchema })),
    v.maxLength(mostSites),
  ),
  migrations: {},
  fallback: [],
});

export async function chipPlaceOn(site: string): Promise<ChipPlace | null> {
  const { value } = await chipVault.load();
  return value.find((kept) => kept.site === site)?.place ?? null;
}

/** A place that cannot be kept costs nothing: the chip stands where it is until the page ends. */
export async function keepChipPlace(site: string, place: ChipPlace): Promise<void> {
  await chipVault.update((kept) =>
    [...kept.filter((each) => each.site !== site), { site, place }].slice(-mostSites),
  );
}

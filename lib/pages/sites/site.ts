/**
 * What we know of one site: hints that say where to look first. Nothing here decides: a hint that finds nothing,
 * or says something else than the page does elsewhere, costs a question at most.
 */
export type Site = {
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /** Ends of host names. */
  readonly hosts: readonly string[];
  /** Selectors of elements whose text is the symbol, the expiry, the level of the underlying. */
  readonly symbol?: readonly string[];
  readonly expiry?: readonly string[];
  readonly spot?: readonly string[];
  /** Parameters of the address, beyond those that every site uses. */
  readonly symbolParameters?: readonly string[];
  readonly expiryParameters?: readonly string[];
};

/** Quick ratio of a hedged condor: `(credit + hedge value at bid) ÷ loss at the stress`, all in money. */
export function acidTest(input: {
  readonly credit: number;
  readonly hedgeAtBid: number;
  readonly lossAtStress: number;
}): number | null {
  const { credit, hedgeAtBid, lossAtStress } = input;
  // No loss, no ratio.
  return lossAtStress > 0 ? (credit + hedgeAtBid) / lossAtStress : null;
}

/** `cost of capital a year × (max loss + debit) × years`, in money: what tying the capital up costs. */
export function capitalCharge(input: {
  readonly costOfCapital: number;
  readonly maxLoss: number;
  readonly debit: number;
  readonly years: number;
}): number {
  const { costOfCapital, maxLoss, debit, years } = input;
  return costOfCapital * (Math.max(maxLoss, 0) + Math.max(debit, 0)) * Math.max(years, 0);
}

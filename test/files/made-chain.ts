/** A chain of ours in Cboe's shape, from formulas: strikes 4900 to 5100, SPXW of 2026-09-11. */
export const cboeHead =
  'Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest';

export function cboeLines(count = 9): string[] {
  return Array.from({ length: count }, (_, at) => {
    const strike = 4900 + 25 * at;
    const value = (sign: 1 | -1) => Math.round(200 * Math.exp((-sign * (strike - 4900)) / 150)) / 20 + 5;
    const side = (sign: 1 | -1) => {
      const bid = value(sign === 1 ? 1 : -1);
      return `${bid.toFixed(2)},${(bid + 0.3).toFixed(2)},12,0.1512,${sign * 0.4},0.001,345`;
    };
    const symbol = (right: string) => `SPXW260911${right}0${strike}000`;
    return `Fri Sep 11 2026,${symbol('C')},10.5,-1,${side(1)},${strike}.00,${symbol('P')},9.5,1,${side(-1)}`;
  });
}

export function cboeText(lines = cboeLines(), head = cboeHead): string {
  return [
    '',
    'S&P 500 INDEX,Last: 5001.25,Change:  8.5602',
    '"Date: September 8, 2026 at 3:52 PM EDT",Bid: 5000.23,Ask: 5002.89,Size: 1*1,Volume: 0',
    head,
    ...lines,
    '',
  ].join('\n');
}

/** The same as one option a line. */
export const listing = [
  'root,expiration,type,strike,bid,ask,volume',
  'VIXW,2026-09-16,Call,15,5.1,5.3,10',
  'VIXW,2026-09-16,Put,15,0.1,0.15,10',
  'VIXW,2026-09-16,Call,20,1.9,2.05,0',
  'VIXW,2026-09-16,Put,20,1.85,2,3',
  'VIXW,2026-09-16,Call,25,0.8,0.9,-',
  'VIXW,2026-09-16,Put,25,5.7,5.9,',
  '',
].join('\n');

/** As a selection of a page is pasted: no symbol, tabs, thousands. */
export const pasted = [
  'Last\tBid\tAsk\tStrike\tBid\tAsk\tLast',
  '110.50\t110.20\t111.00\t5,000.00\t9.80\t10.10\t10.00',
  '90.00\t89.80\t90.60\t5,025.00\t14.10\t14.50\t—',
  '70.00\t69.80\t70.60\t5,050.00\t19.10\t19.50\t19.20',
  '51.00\t50.80\t51.60\t5,075.00\t27.10\t27.50\t27.20',
  '',
].join('\n');

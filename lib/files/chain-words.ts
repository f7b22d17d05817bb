/** What a column of a chain file means. */
export type Meaning = QuoteField | ContractField;
export type QuoteField = 'bid' | 'ask' | 'last' | 'iv' | 'delta' | 'openInterest' | 'volume';
export type ContractField =
  | 'strike'
  | 'milliStrike'
  | 'expiry'
  | 'right'
  | 'symbol'
  | 'root'
  | 'underlying'
  | 'spot'
  | 'quotedAt'
  | 'moment';

export type Heading = { readonly meaning: Meaning; readonly side: 'call' | 'put' | null };

const words: ReadonlyMap<string, Meaning> = new Map(
  (
    [
      ['strike', 'strike strikes strikeprice'],
      // OptionMetrics: thousandths of a point.
      ['milliStrike', 'strikepricemilli'],
      ['bid', 'bid bidprice bestbid'],
      ['ask', 'ask askprice bestask bestoffer offer offerprice'],
      ['last', 'last lastsale lastprice lasttradeprice ltp'],
      ['iv', 'iv impliedvol impliedvolatility implvolatility impvol'],
      ['delta', 'delta'],
      ['openInterest', 'openinterest openint oi'],
      ['volume', 'volume vol'],
      ['expiry', 'expiry expiration expirationdate expirydate expiredate expdate exdate'],
      ['right', 'right type optiontype cpflag callput putcall'],
      ['symbol', 'option optionsymbol contract contractname contractsymbol occsymbol symbol'],
      ['root', 'root optionroot'],
      ['underlying', 'underlying underlyingsymbol ticker'],
      ['spot', 'spot underlyingprice underlyinglast'],
      ['quotedAt', 'quotedat'],
      // More than one of these in a file is more than one chain of the same contract.
      ['moment', 'quotedate quotedatetime quotereadtime quoteunixtime sessiondate snapshotid date'],
    ] as const
  ).flatMap(([meaning, list]) => list.split(' ').map((word) => [word, meaning] as const)),
);

const quoteFields: ReadonlySet<Meaning> = new Set([
  'bid',
  'ask',
  'last',
  'iv',
  'delta',
  'openInterest',
  'volume',
]);
const sides = [
  ['call', ['calls', 'call', 'c']],
  ['put', ['puts', 'put', 'p']],
] as const;

/** The meaning of a column's head, or `null` for a column that is not ours. */
export function headingOf(text: string): Heading | null {
  const word = wordOf(text);
  if (word === 'calls' || word === 'puts')
    return { meaning: 'symbol', side: word === 'calls' ? 'call' : 'put' };
  const meaning = words.get(word);
  if (meaning !== undefined) return { meaning, side: null };
  for (const [side, names] of sides)
    for (const name of names) {
      const before = word.startsWith(name) ? words.get(word.slice(name.length)) : undefined;
      const after =
        name.length > 1 && word.endsWith(name) ? words.get(word.slice(0, -name.length)) : undefined;
      const sided = before ?? after;
      if (sided !== undefined && (quoteFields.has(sided) || sided === 'symbol'))
        return { meaning: sided, side };
    }
  return null;
}

/** Letters and digits alone, small: `Open Int.` and `open_interest` lose what sets them apart. */
export function wordOf(text: string): string {
  let word = '';
  for (const sign of text.slice(0, 80).toLowerCase())
    if ((sign >= '0' && sign <= '9') || sign.toUpperCase() !== sign) word += sign;
  return word;
}

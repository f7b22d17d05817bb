import type { Chain } from '@/lib/core/market/chain';
import type { Instant } from '@/lib/core/unit';
import type { Answers, Decimal } from './answers';
import { ChainGroup } from './chain-groups';
import type { ChainHead } from './chain-head';
import type { ContractField } from './chain-words';
import type { Dialect } from './dialect';
import { refuse } from './failure';
import { hintsIn } from './file-name';
import { nameGroups } from './group-facts';
import { readNumber } from './number';
import { type OptionCell, OptionColumns } from './option-columns';
import { type Preamble, readPreamble, stampIn } from './preamble';
import { readQuote } from './quote-cells';
import { type Row, records } from './records';
import { recordsPerStep, type Steps } from './steps';
import { fitRow } from './table';
import { volatilityUnit } from './volatility-unit';

export type ChainFile = {
  readonly text: string;
  readonly dialect: Dialect;
  readonly head: ChainHead;
  /** The records before the head. */
  readonly above: readonly Row[];
  readonly name: string;
  readonly now: Instant;
  readonly answers: Answers;
};

type Group = { readonly option: OptionCell; readonly line: number; readonly options: ChainGroup } & Preamble;

/** Every chain of a file, nearest expiry first: one per root and expiry. */
export function* readChains(file: ChainFile): Steps<readonly Chain[]> {
  const groups = [...(yield* readGroups(file)).values()];
  if (groups.length === 0) return refuse('rowsMissing');
  const unit = volatilityUnit(groups.flatMap(({ options }) => [...options.volatilities()]));
  const names = nameGroups(groups, file.answers, hintsIn(file.name));
  const place = { name: file.name, readAt: file.now };
  const chains = new Map<string, Chain>();
  groups.forEach(({ options, spot, quotedAt, line }, at) => {
    const name = names[at];
    if (name === undefined) return;
    const key = `${name.expiry} ${name.root}`;
    if (chains.has(key)) refuse('strikeTwice', { line, text: key });
    chains.set(key, options.chain({ ...name, spot, quotedAt }, unit, place));
  });
  return [...chains].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, chain]) => chain);
}

function* readGroups({ text, dialect, head, above }: ChainFile): Steps<ReadonlyMap<string, Group>> {
  const preamble = readPreamble(above);
  const columns = new OptionColumns(head, dialect.decimal);
  const groups = new Map<string, Group>();
  const moment = head.contract.get('moment');
  let firstMoment: string | undefined;
  let group: Group | null = null;
  let count = 0;
  for (const record of records(text, dialect.separator)) {
    if (record.line <= head.line) continue;
    count += 1;
    if (count % recordsPerStep === 0) yield record.end;
    const row = fitRow(record, head.cells);
    if (row === null) continue;
    if (moment !== undefined) {
      const written = row.cells[moment] ?? '';
      firstMoment ??= written;
      if (written !== firstMoment) refuse('momentsMixed', { line: row.line, text: written });
    }
    for (const side of head.sides) {
      const option = columns.option(row, side);
      if (group === null || !isSame(group.option, option)) {
        const key = `${option.root ?? ''} ${option.underlying ?? ''} ${option.expiry ?? option.expiryText}`;
        group = groups.get(key) ?? {
          option,
          line: row.line,
          options: new ChainGroup(),
          ...factsIn(row, head.contract, dialect.decimal, preamble),
        };
        groups.set(key, group);
      }
      const quote = readQuote(row, side.columns, head.cells, dialect.decimal);
      group.options.add(option.strike, option.right, quote, row.line);
    }
  }
  return groups;
}

/** Lines of one chain stand together, so that most need no search. */
function isSame(a: OptionCell, b: OptionCell): boolean {
  return (
    a.root === b.root &&
    a.expiry === b.expiry &&
    a.expiryText === b.expiryText &&
    a.underlying === b.underlying
  );
}

/** The level and the time of the quotes, from the line where it has them and else from above the head. */
function factsIn(
  row: Row,
  contract: ReadonlyMap<ContractField, number>,
  decimal: Decimal,
  preamble: Preamble,
): Preamble {
  const cell = (field: ContractField) => row.cells[contract.get(field) ?? -1] ?? '';
  const spot = readNumber(cell('spot'), decimal);
  return {
    spot: typeof spot === 'number' && spot > 0 ? spot : preamble.spot,
    quotedAt: stampIn(cell('quotedAt')) ?? preamble.quotedAt,
  };
}

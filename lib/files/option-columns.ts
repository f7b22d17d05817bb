import type { Right } from '@/lib/core/market/chain';
import type { OptionName } from '@/lib/core/market/occ';
import type { CalendarDate } from '@/lib/core/unit';
import type { Decimal } from './answers';
import type { ChainHead } from './chain-head';
import type { ContractField } from './chain-words';
import { dateBy, readDate } from './date';
import { refuse } from './failure';
import { readPrice } from './number';
import { readRight, SymbolColumn } from './option-cells';
import type { Row } from './records';

/** Which option a line means, as far as the line itself says. */
export type OptionCell = {
  readonly strike: number;
  readonly right: Right;
  readonly root: string | null;
  readonly underlying: string | null;
  readonly expiry: CalendarDate | null;
  /** As written, where no symbol says it. */
  readonly expiryText: string;
};

type Side = ChainHead['sides'][number];

/** Reads which option each line means; where a symbol and a column both say it, they must agree. */
export class OptionColumns {
  readonly #head: ChainHead;
  readonly #decimal: Decimal;
  readonly #symbols = new SymbolColumn();
  /** The last expiry that agreed with a symbol's: lines of one expiry stand together, and are compared once. */
  #agreed = { text: '', day: '' };

  constructor(head: ChainHead, decimal: Decimal) {
    this.#head = head;
    this.#decimal = decimal;
  }

  /** The option of one side of a line. */
  option(row: Row, side: Side): OptionCell {
    const symbolAt = side.columns.get('symbol');
    const symbol = symbolAt === undefined ? '' : (row.cells[symbolAt] ?? '').trim();
    return symbol === '' ? this.#unnamed(row, side) : this.#named(row, side, symbol);
  }

  #named(row: Row, side: Side, symbol: string): OptionCell {
    const column = this.#name(side.columns.get('symbol'));
    const place = { line: row.line, column, text: symbol };
    const read = this.#symbols.read(symbol);
    if (!read.ok) return refuse('symbolUnreadable', place);
    const option = read.value;
    const strike = this.#strike(row);
    const right = this.#right(row, side);
    const root = this.#cell(row, 'root');
    const disagree =
      (strike !== null && Math.abs(strike - option.strike) > 1e-9) ||
      (right !== null && right !== option.right) ||
      (root !== '' && root !== option.root) ||
      !this.#expiryAgrees(row, option);
    if (disagree) return refuse('symbolDisagrees', place);
    return { ...option, underlying: null, expiryText: '' };
  }

  #unnamed(row: Row, side: Side): OptionCell {
    const { line } = row;
    const strike = this.#strike(row) ?? refuse('numberUnreadable', { line, column: 'Strike' });
    const right = this.#right(row, side) ?? refuse('columnMissing', { line, column: 'Call/Put' });
    const root = this.#cell(row, 'root').toUpperCase();
    const underlying = this.#cell(row, 'underlying');
    return {
      strike,
      right,
      root: root === '' ? null : root,
      underlying: underlying === '' ? null : underlying,
      expiry: null,
      expiryText: this.#cell(row, 'expiry'),
    };
  }

  #strike(row: Row): number | null {
    const thousandths = this.#head.contract.get('milliStrike');
    const at = thousandths ?? this.#head.contract.get('strike');
    if (at === undefined) return null;
    const text = row.cells[at] ?? '';
    // A mark beside a strike says that it was adjusted or is at the money.
    const value = readPrice(text.endsWith('*') ? text.slice(0, -1) : text, this.#decimal);
    const place = { line: row.line, column: this.#name(at), text };
    if (typeof value !== 'number' || !(value > 0)) return refuse('numberUnreadable', place);
    return thousandths === undefined ? value : value / 1000;
  }

  #right(row: Row, side: Side): Right | null {
    if (side.right !== null) return side.right;
    const at = this.#head.contract.get('right');
    if (at === undefined) return null;
    const text = row.cells[at] ?? '';
    return readRight(text) ?? refuse('rightUnreadable', { line: row.line, column: this.#name(at), text });
  }

  #expiryAgrees(row: Row, option: OptionName): boolean {
    const text = this.#cell(row, 'expiry');
    if (text === '') return true;
    if (text === this.#agreed.text && option.expiry === this.#agreed.day) return true;
    const written = readDate(text);
    if (written === null)
      return refuse('dateUnreadable', {
        line: row.line,
        column: this.#name(this.#head.contract.get('expiry')),
        text,
      });
    const agrees = isDay(written, option.expiry);
    if (agrees) this.#agreed = { text, day: option.expiry };
    return agrees;
  }

  #cell(row: Row, field: ContractField): string {
    const at = this.#head.contract.get(field);
    return at === undefined ? '' : (row.cells[at] ?? '').trim();
  }

  #name(at: number | undefined): string {
    return at === undefined ? '' : (this.#head.cells[at] ?? '');
  }
}

/** Of two ways to read `03/04/2026` it is enough that one is the symbol's day. */
function isDay(written: NonNullable<ReturnType<typeof readDate>>, day: CalendarDate): boolean {
  return dateBy('monthFirst', written) === day || dateBy('dayFirst', written) === day;
}

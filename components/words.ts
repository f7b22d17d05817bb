import { i18n } from '#i18n';
import type { Doubt } from '@/lib/core/doubt';
import type { Failure } from '@/lib/core/failure';
import type { DefectCode } from '@/lib/core/market/defect';
import type { FormatId } from '@/lib/core/tickets/format';
import type { LimitWarning } from '@/lib/core/tickets/limit';
import type { TicketFailure } from '@/lib/core/tickets/ticket-failure';

/** A failure as a person reads it: the cause in one sentence, and the one thing to do. */
export function sayFailure({ code, detail }: Failure): { cause: string; remedy: string } {
  // The rule that no condor kept to is told by its id; people know it by its name.
  const told = code === 'noCondor' ? detail.map((id) => say(`preset.${id}`, [])) : detail;
  return { cause: say(`failure.${code}`, told), remedy: say(`remedy.${code}`, told) };
}

export function sayDoubt({ code, detail }: Doubt): string {
  return say(`doubt.${code}`, detail);
}

/** The title of a number, and what it means. */
export function sayFigure(id: string): { title: string; definition: string } {
  const [, engine, name] = /^(hedge|decide)\.(.+)$/.exec(id) ?? [];
  const key = engine ? `${engine}.figure.${name}` : `figure.${id}`;
  return { title: say(`${key}.title`, []), definition: say(`${key}.definition`, []) };
}

/** The name of a setting and what it does; with a choice, the name of that choice. */
export function sayOption(id: string): { title: string; definition: string };
export function sayOption(id: string, choice: string): string;
export function sayOption(id: string, choice?: string) {
  if (choice !== undefined) return say(`option.${id}.${choice}`, []);
  return { title: say(`option.${id}.title`, []), definition: say(`option.${id}.definition`, []) };
}

/** A sentence by its key, made from codes of the engine; empty where the locale has none. */
export function sayCoded(key: string, detail: readonly string[] = []): string {
  return say(key, detail);
}

/** Why there is no ticket, or what speaks against its limit, with what to do. */
export function sayTicket({ code, detail }: TicketFailure | LimitWarning): string {
  return say(`ticket.${code}`, detail);
}

/** A way to write orders, and where its text goes; its id is hyphenated, the keys of the locale cannot be. */
export function sayFormat(id: FormatId): { name: string; about: string } {
  return { name: say(`format.${camel(id)}`, []), about: say(`formatAbout.${camel(id)}`, []) };
}

/** Why a row is mistrusted; the codes of the engine are hyphenated, the keys of the locale cannot be. */
export function sayDefect(code: DefectCode): string {
  return say(`defect.${camel(code)}`, []);
}

function camel(hyphenated: string): string {
  return hyphenated.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

type ChipWord =
  | 'forward'
  | 'straddle'
  | 'move'
  | 'credit'
  | 'pop'
  | 'return'
  | 'none'
  | 'fold'
  | 'unfold'
  | 'own'
  | 'undo'
  | 'best';

/** The words on the chip of the overlay. */
export function sayChip(name: ChipWord): string {
  return say(`chip.${name}`, []);
}

/** The words beside the marks of the overlay, by their key. */
export function sayMark(
  key:
    | 'forward'
    | 'atTheMoney'
    | 'straddle'
    | 'move'
    | 'moveBrief'
    | 'even'
    | 'evenBrief'
    | 'evenName'
    | 'hedged'
    | 'hedgedAt'
    | 'hedgedAtBrief'
    | 'hedgedBrief',
  ...detail: readonly string[]
): string {
  return say(`mark.${key}`, detail);
}

/** A leg of a condor: `short put`. */
export function sayLeg({ put, short }: { readonly put: boolean; readonly short: boolean }): string {
  return say(`leg.${short ? 'short' : 'long'}${put ? 'Put' : 'Call'}`, []);
}

/** `short put 5,940`. */
export function sayLegAt(leg: { readonly put: boolean; readonly short: boolean }, strike: string): string {
  return say('leg.at', [sayLeg(leg), strike]);
}

/** `0.8 sec ago`: the sentence is learned once, the age is put into it each time. */
export function sayAgo(written: string): string {
  return say('age.ago', [blank]).replace(blank, () => written);
}

const blank = '\u2026';

/** Keys made from codes: that each has its words is checked by a test, not by the compiler. */
function say(key: string, detail: readonly string[]): string {
  const full = [key, ...detail].join('\n');
  const known = said.get(full);
  if (known !== undefined) return known;
  const translate = i18n.t as (key: string, substitutions: readonly string[]) => string;
  const words = translate(key, detail);
  // Full of details of pages, it takes no more; what was learned at the start stays.
  if (said.size < mostSaid) said.set(full, words);
  return words;
}

/** Also the only way to say anything after the extension was replaced: its own words are gone then. */
const said = new Map<string, string>();
const mostSaid = 500;

import type { CalendarDate, Instant } from '@/lib/core/unit';

/** One announcement. */
export type CalendarEvent = {
  readonly date: CalendarDate;
  /** When, where the file says so with a zone we know. */
  readonly at: Instant | null;
  readonly title: string;
  readonly kind: EventKind | null;
};

export type EventKind = 'fomc' | 'cpi' | 'jobs' | 'ppi' | 'pce' | 'gdp' | 'expiry' | 'holiday';

const words: readonly (readonly [EventKind, readonly string[]])[] = [
  ['fomc', ['fomc', 'federal open market', 'fed interest rate', 'fed rate decision']],
  ['cpi', ['cpi', 'consumer price']],
  ['jobs', ['nfp', 'nonfarm', 'non-farm', 'employment situation', 'payrolls', 'jobs report']],
  ['ppi', ['ppi', 'producer price']],
  ['pce', ['pce', 'personal consumption', 'personal income']],
  ['gdp', ['gdp', 'gross domestic']],
  ['expiry', ['opex', 'expiration', 'witching', 'expiry']],
  ['holiday', ['holiday', 'market closed', 'early close']],
];

/** Places whose announcements bear the names of those of the United States. */
const elsewhere =
  /\b(australia|austria|belgi|brazil|brit|canad|chin|danish|denmark|dutch|england|euro|finland|france|french|german|hong kong|india|ireland|irish|ital|japan|korea|mexic|netherlands|new zealand|norw|poland|polish|portug|scotland|singapor|south africa|spain|spanish|swed|swiss|switzerland|taiwan|tokyo|turk|uk\b|u\.k\.|united kingdom|ez\b|eu\b|ecb|boe\b|boj\b)/;

/** What stands in a column of countries or currencies for the United States. */
const here: ReadonlySet<string> = new Set([
  'us',
  'u.s.',
  'usa',
  'usd',
  'united states',
  'united states of america',
]);

/** What an event is, by the words of its title and, where the file says so, its country or currency. */
export function kindOf(title: string, place = 'us'): EventKind | null {
  const low = ` ${title.toLowerCase().replaceAll('_', ' ')} `;
  if (elsewhere.test(low) || !here.has(place.trim().toLowerCase())) return null;
  // Minutes tell of a decision that was weeks ago.
  if (low.includes('minutes')) return null;
  const found = words.find(([, names]) => names.some((name) => hasWord(low, name)));
  return found?.[0] ?? null;
}

function hasWord(text: string, name: string): boolean {
  const at = text.indexOf(name);
  // Short names must not be found inside other words.
  return (
    at >= 0 && (name.length > 4 || !/[a-z]/.test(`${text[at - 1] ?? ''}${text[at + name.length] ?? ''}`))
  );
}

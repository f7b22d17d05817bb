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

/** What an event is, by the words of its title. */
export function kindOf(title: string): EventKind | null {
  const low = ` ${title.toLowerCase().replaceAll('_', ' ')} `;
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

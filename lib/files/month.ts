/** Beginnings of the months' names: English, German, French, Spanish, Italian, Portuguese. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aoû', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

const weekdays: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** 1–12 for `Jul`, `JULY`, `juil.`, `Dez`; `null` for any other word. */
export function monthOf(word: string): number | null {
  const low = word.toLowerCase();
  if (low.length < 3 || low.length > 10) return null;
  const at = beginnings.findIndex((names) => names.some((name) => low.startsWith(name)));
  return at < 0 ? null : at + 1;
}

/** 0–6 for `Fri`, `FRIDAY`; `null` for any other word. */
export function weekdayNamed(word: string): number | null {
  if (word.length < 3 || word.length > 9) return null;
  const at = weekdays.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 ? null : at;
}

import { partsOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { day } from '../playground/sites/page';

/** How a page speaks: its words for the columns of a chain, its numbers and its days. */
export type Tongue = {
  readonly lang: string;
  readonly words: Readonly<Record<'strike' | 'bid' | 'ask' | 'last', string>>;
  readonly sides: readonly [string, string];
  readonly expires: string;
  readonly date: (date: CalendarDate) => string;
  readonly write: (value: number | null) => string;
  /** Columns that look like quotes and are none, with what stands in them. */
  readonly others: readonly (readonly [string, string])[];
};

const writer =
  (locale: string, missing: string, before = '', behind = '') =>
  (value: number | null) =>
    value === null
      ? missing
      : before +
        value.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) +
        behind;

const english = {
  words: { strike: 'Strike', bid: 'Bid', ask: 'Ask', last: 'Last' },
  sides: ['Calls', 'Puts'] as const,
  expires: 'Expiration:',
  others: [
    ['Bid Size', '12'],
    ['Ask Size', '140'],
    ['Bid IV', '14.20%'],
    ['Ask IV', '15.10%'],
    ['Prev Bid', '3.30'],
    ['Theo Ask', '4.40'],
    ['Bid Chg', '+0.15'],
    ['Change', '(1.25)'],
    ['%Chg', '−4.35%'],
    ['Time', '14:31'],
    ['Volume', '1,204'],
    ['Delta', '0.31'],
    ['Mid', '5.05'],
  ] as const,
};

const dotted = (date: CalendarDate) => `${day(date).dd}.${day(date).mm}.${day(date).year}`;
const named = (months: string, between: string) => (date: CalendarDate) =>
  `${day(date).d}${between}${months.split(' ')[partsOf(date).month - 1]}${between.replace('.', '')}${day(date).year}`;

function tongue(
  lang: string,
  columns: string,
  sides: string,
  expires: string,
  date: Tongue['date'],
  write: Tongue['write'],
): Tongue {
  const [strike = '', bid = '', ask = '', last = ''] = columns.split(', ');
  const [call = '', put = ''] = sides.split(', ');
  return { lang, words: { strike, bid, ask, last }, sides: [call, put], expires, date, write, others: [] };
}

export const tongues: readonly Tongue[] = [
  {
    ...english,
    lang: 'en',
    date: (date) => `${day(date).month} ${day(date).d}, ${day(date).year}`,
    write: writer('en-US', '—'),
  },
  {
    ...english,
    lang: 'en',
    date: (date) => `${day(date).mon} ${day(date).d} '${day(date).yy}`,
    write: writer('en-US', '--', '$'),
  },
  {
    ...english,
    lang: 'en-IN',
    expires: 'Expiry',
    date: (date) => `${day(date).dd}-${day(date).mon}-${day(date).year}`,
    write: writer('en-IN', '-'),
  },
  { ...english, lang: 'en', date: (date) => date, write: writer('en-US', 'N/A', '', ' USD') },
  tongue('de', 'Basispreis, Geld, Brief, Letzter', 'Calls, Puts', 'Verfall:', dotted, writer('de-DE', '–')),
  tongue(
    'de-CH',
    'Basis, Geldkurs, Briefkurs, Kurs',
    'Call, Put',
    'Fälligkeit',
    dotted,
    writer('de-CH', '-'),
  ),
  tongue(
    'fr',
    "Prix d'exercice, Achat, Vente, Dernier",
    'Calls, Puts',
    'Échéance :',
    named('janvier février mars avril mai juin juillet août septembre octobre novembre décembre', ' '),
    writer('fr-FR', '-', '', ' €'),
  ),
  tongue(
    'es',
    'Precio de ejercicio, Compra, Venta, Último',
    'Calls, Puts',
    'Vencimiento:',
    named('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', ' de '),
    writer('de-DE', '-'),
  ),
  tongue(
    'it',
    'Prezzo di esercizio, Denaro, Lettera, Ultimo',
    'Call, Put',
    'Scadenza',
    named(
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
      ' ',
    ),
    writer('it-IT', 'n.d.'),
  ),
  tongue(
    'pt-BR',
    'Exercício, Melhor compra, Melhor venda, Último',
    'Calls, Puts',
    'Vencimento',
    named('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro', ' de '),
    writer('pt-BR', '-', 'R$ '),
  ),
  tongue(
    'nl',
    'Uitoefenprijs, Bied, Laat, Laatste',
    'Calls, Puts',
    'Expiratie:',
    (date) => date,
    writer('nl-NL', '-'),
  ),
  tongue('sv', 'Lösenpris, Köp, Sälj, Senast', 'Call, Put', 'Slutdag', (date) => date, writer('sv-SE', '-')),
  tongue(
    'ja',
    '権利行使価格, 買気配, 売気配, 現在値',
    'コール, プット',
    '満期日',
    (date) => `${day(date).year}年${day(date).mm}月${day(date).dd}日`,
    writer('en-US', '-'),
  ),
  tongue(
    'zh-HK',
    '行使價, 買價, 賣價, 最新價',
    '認購, 認沽',
    '到期日',
    (date) => `${day(date).year}年${day(date).mm}月${day(date).dd}日`,
    writer('en-US', '-'),
  ),
  tongue(
    'ko',
    '행사가, 매수호가, 매도호가, 현재가',
    '콜, 풋',
    '만기일',
    (date) => `${day(date).year}년 ${day(date).mm}월 ${day(date).dd}일`,
    writer('en-US', '-'),
  ),
];

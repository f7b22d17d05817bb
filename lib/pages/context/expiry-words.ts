import { isDateWord } from './date-words';

/**
 * Whether a text with a day in it speaks of options that expire then. `Your free trial expires December 31` and
 * `Open an account by Dec 31` do not: what else they say has no place in the name of a series.
 */
export function speaksOfSeries(text: string, strangersMost: number): boolean {
  // `Quotes as of Nov 19` tells of the quotes, `/ES Dec 26 6,745.25` is one.
  if (/\bas of\b|\d[.,]\d{3}[.,]\d/i.test(text)) return false;
  let strangers = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    // What is written without spaces, and what is all capitals, is read as a name.
    if (/[\p{Lo}]/u.test(word) || /^[A-Z]{2,6}$/.test(word)) continue;
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    if (elsewhere.has(plain)) return false;
    if (!known.has(plain) && !isDateWord(plain)) strangers += 1;
  }
  return strangers <= strangersMost;
}

/** The same of a row between the quotes, which may tell more of its series behind the day, and nothing before it. */
export function headsSeries(text: string): boolean {
  const day = text.search(/\d/);
  return speaksOfSeries(text, 3) && speaksOfSeries(text.slice(0, Math.max(0, day)), 0);
}

/** Words of a day, of the series that expires on it, and the small words between them, in eight languages. */
const known = new Set(
  `expiry expiries expiration expirations expires expire expiring exp date dates day days dte d w m q y on in to
  until at for of the a all and as or option options contract contracts chain call calls put puts weekly weeklys
  weeklies week weeks monthly monthlies month months quarterly quarterlies standard regular settled settlement
  settles close left remaining series select selected show showing view viewing cycle trading last today
  tomorrow th st nd rd strikes iv implied volatility vol expected move index stock etf european american cash
  verfall verfallsdatum verfallstag verfalltermin verfalltag verfallt fallig falligkeit laufzeit laufzeiten
  restlaufzeit bis am zum der die das termin ablauf ablaufdatum tage tagen tag datum optionen monat woche
  echeance echeances du de des le la au jour jours vencimiento vencimientos fecha el del dia dias opciones
  scadenza scadenze data il giorno giorni opzioni vencimento vencimentos em opcoes
  expiratie expiratiedatum vervaldatum looptijd afloop dag dagen op slutdag forfall udløb udløbsdato utløp utløpsdato wygasniecia wygasa verfallstermin
  mo di mi do fr sa so lun mar mer gio ven jeu sam dom segunda terca quarta quinta sexta feira`.split(/\s+/),
);

/** What else expires on a page, and what expires at another time than the chain in sight. */
const elsewhere = new Set(
  `offer trial promo promotion promotional subscription session password membership coupon code card certificate
  token license licence bonus discount earnings dividend order orders gtc rights login contest sale account deal
  voucher plan free split dividends
  updated quotes prices delayed listed since opens added kurse stand cours cotations prezzi precios dados next previous prev nachste nachster prochaine proxima prossima angebot abo gutschein offre abonnement oferta offerta`.split(
    /\s+/,
  ),
);

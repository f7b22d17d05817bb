/** The names of months and weekdays in the languages of brokers. */

const monthWords = [
  'jan january janvier januar enero ene gennaio gen janeiro',
  'feb february fevrier fev fevr februar febrero febbraio fevereiro',
  'mar march mars marz mrz marzo marco',
  'apr april avril avr abril abr aprile',
  'may mai mayo maggio mag maio',
  'jun june juin juni junio giugno giu junho',
  'jul july juillet juil juli julio luglio lug julho',
  'aug august aout agosto ago',
  'sep sept september septembre septiembre settembre set setembro',
  'oct october octobre oktober okt octubre ottobre ott outubro out',
  'nov november novembre noviembre novembro',
  'dec december decembre dezember dez diciembre dic dicembre dezembro',
].map((words) => new Set(words.split(' ')));

/** Months that are words of English too. */
export const english = new Set(['set', 'out', 'ago']);

/** The number of a month by its name, in small letters without accents. */
export function monthOf(word: string): number | null {
  const at = monthWords.findIndex((words) => words.has(word));
  return at < 0 ? null : at + 1;
}

/** The names of each weekday, from Sunday. */
export const weekdayWords = [
  'sun sunday sonntag dimanche domingo domenica zondag',
  'mon monday montag lundi lunes lunedi maandag',
  'tue tues tuesday dienstag mardi martes martedi dinsdag',
  'wed wednesday mittwoch mercredi miercoles mercoledi woensdag',
  'thu thur thurs thursday donnerstag jeudi jueves giovedi donderdag',
  'fri friday freitag vendredi viernes venerdi vrijdag',
  'sat saturday samstag samedi sabado sabato zaterdag',
].map((words) => new Set(words.split(' ')));

/** A month or a weekday by its name, in small letters without accents. */
export function isDateWord(word: string): boolean {
  return monthOf(word) !== null || weekdayWords.some((words) => words.has(word));
}

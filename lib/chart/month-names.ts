/**
 * Which month a word names: the short names of English and of the languages that these sites are read in, as
 * `Intl.DateTimeFormat(language, { month: 'short' })` gives them. Written out, since asking for them takes the page's
 * thread 160 ms; the test asks.
 */
const NAMES = [
  'jan january janv ene gen sty led ian oca янв січ',
  'feb february févr fev lut úno şub февр фев лют',
  'mar march mär märz mars mrt bře март мар бер',
  'apr april avr abr kwi dub nis апр квіт',
  'may mai mag mei maj kvě май мая трав',
  'jun june juin giu cze čvn juni iun haz июнь июн черв',
  'jul july juil lug lip čvc juli iul tem июль июл лип',
  'aug august août ago sie srp agu ağu авг серп',
  'sep sept september set wrz zář eyl сент сен вер',
  'oct october okt out ott paź říj eki окт жовт',
  'nov november lis kas нояб ноя лист',
  'dec december dez déc dic gru pro des ara дек груд',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** 1…12; a point after the name and its case do not matter. */
export function monthNamed(word: string): number | undefined {
  return MONTHS.get(word.toLowerCase().replace(/\.$/, ''));
}

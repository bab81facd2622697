/**
 * Reads the number on an axis label, whatever its style: `97,123.40`, `97.123,40`, `97 123`, `97’123`, `$1.2K`,
 * `1e-7`, `0.0₅1234`. Separators are left as they came: only a whole column can tell a decimal comma from a
 * grouping one (see number-column.ts).
 */
export interface NumberLabel {
  /** Digits with their `.` and `,`; never empty, no sign. */
  readonly body: string;
  readonly sign: 1 | -1;
  /** What a suffix or an exponent multiplies the body by. */
  readonly multiplier: number;
  readonly percent: boolean;
}

const LONGEST = 32;
const SUFFIX: Readonly<Record<string, number>> = { K: 1e3, k: 1e3, M: 1e6, m: 1e6, B: 1e9, b: 1e9, T: 1e12 };
const SHAPE =
  /^([+-]?)(?:[$€£¥₩₹₽₿]|US\$)?([+-]?)(\d[\d.,]*|\.\d+)(?:[eE]([+-]?\d{1,3}))?([KkMmBbT])?(%)?(?:[$€£¥₩₹₽₿]|[A-Z]{3,5})?$/;
const ZERO_RUN = /^([+-]?)(0[.,]0)(?:([₀-₉]+)|\{(\d{1,2})\})(\d+)$/;

/** Blanks and apostrophes only ever group digits. */
function withoutGrouping(text: string): string {
  return text
    .replace(/[\s\u00a0\u2009\u202f'’‘`´]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** `0.0₅1234`, or `0.0{5}1234`, has five zeros after the separator: 0.000001234. */
function expandZeroRun(text: string): string {
  const run = ZERO_RUN.exec(text);
  if (!run) return text;
  const count = run[4] ?? [...run[3]!].map((digit) => digit.charCodeAt(0) - 0x2080).join('');
  const zeros = Number(count);
  return zeros > 30 ? text : `${run[1]}${run[2]!.slice(0, 2)}${'0'.repeat(zeros)}${run[5]}`;
}

export function readNumberLabel(text: string): NumberLabel | undefined {
  if (text.length === 0 || text.length > LONGEST) return undefined;
  const match = SHAPE.exec(expandZeroRun(withoutGrouping(text)));
  if (!match) return undefined;
  const [, before, after, body, exponent, suffix, percent] = match;
  return {
    body: body!,
    sign: before === '-' || after === '-' ? -1 : 1,
    multiplier: 10 ** Number(exponent ?? 0) * (suffix ? SUFFIX[suffix]! : 1),
    percent: percent !== undefined,
  };
}

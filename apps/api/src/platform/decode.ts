import { counted, listed, oddness, Refusal } from '@percolateur/domain';
import iconv from 'iconv-lite';

/** The bytes of a list as text. */
export interface Decoded {
  text: string;
  /** « UTF-8 », « Windows-1252 »… */
  encoding: string;
  /** What was put right on the way, in French. */
  mended: string[];
}

/** What spreadsheets write when they do not write Unicode, the commonest first; which, they do not say. */
const oneByte = [
  ['win1252', 'Windows-1252'],
  ['macroman', 'Mac Roman'],
  ['cp850', 'CP850 (MS-DOS)'],
] as const;

/** First bytes of files that are no text, and what they are. */
const notText: readonly [bytes: string, what: string][] = [
  ['PK\x03\x04', 'un classeur (Excel ou LibreOffice)'],
  ['\xd0\xcf\x11\xe0', 'un classeur Excel ancien (.xls), ou protégé par un mot de passe'],
  ['%PDF', 'un document PDF'],
  ['{\\rtf', 'un document RTF'],
];

/**
 * Finds out in which encoding a list was written: its mark, the zeros of UTF-16, UTF-8 when every
 * byte agrees, else the one-byte encoding in which French reads best. Lines pasted together from two
 * files are read each in its own way, and accents encoded twice are put right.
 * @throws Refusal `csv-invalid`, `details.seen` saying what the file is instead
 */
export function decode(bytes: Buffer): Decoded {
  const head = bytes.subarray(0, 8).toString('latin1');
  const [, what] = notText.find(([mark]) => head.startsWith(mark)) ?? [];
  if (what) throw new Refusal('csv-invalid', { seen: what });
  if (bytes.every((byte) => byte <= 0x20))
    throw new Refusal('csv-invalid', { seen: 'un fichier vide' });
  const wide = wideEncoding(bytes);
  const read = wide
    ? { text: iconv.decode(bytes, wide), encoding: 'UTF-16', mended: [] }
    : narrow(bytes);
  if (read.text.includes('\0'))
    throw new Refusal('csv-invalid', { seen: 'autre chose que du texte' });
  return onceEncoded(read);
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without its mark: in a Latin script, every other byte is zero.
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 1].map(
    (odd) => sample.filter((byte, at) => byte === 0 && at % 2 === odd).length,
  );
  const many = sample.length / 4;
  if (zeros[1] > many && zeros[0] < many / 4) return 'utf-16le';
  return zeros[0] > many && zeros[1] < many / 4 ? 'utf-16be' : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function narrow(bytes: Buffer): Decoded {
  const whole = asUtf8(bytes);
  if (whole !== null) return { text: whole, encoding: 'UTF-8', mended: [] };
  const lines = linesOf(bytes).map((line) => ({
    line,
    plain: line.every((byte) => byte < 0x80),
    text: asUtf8(line),
  }));
  const foreign = lines.flatMap(({ line, text }) => (text === null ? [line] : []));
  const [encoding, name] = best(Buffer.concat(foreign));
  const text = lines.map((each) => each.text ?? iconv.decode(each.line, encoding)).join('');
  const mixed = lines.some(({ plain, text: read }) => read !== null && !plain);
  if (!mixed) return { text, encoding: name, mended: [] };
  const places = lines.flatMap((each, at) => (each.text === null ? [at + 1] : []));
  const where = numbered(places);
  return {
    text,
    encoding: 'UTF-8',
    mended: [`Deux encodages se mêlaient : ${where} en ${name}, remise en ordre.`],
  };
}

/** « ligne 3 », « lignes 3, 5 et 8 »; no more than ten by number. */
function numbered(places: readonly number[]): string {
  if (places.length > 10) return counted(places.length, 'ligne', 'lignes');
  return `${places.length === 1 ? 'ligne' : 'lignes'} ${listed(places.map(String))}`;
}

/** The lines of a file, each with what ends it. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const ends = bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
    if (!ends) continue;
    lines.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  return [...lines, bytes.subarray(start)];
}

function best(bytes: Buffer): (typeof oneByte)[number] {
  const sample = bytes.subarray(0, 50_000);
  const odd = oneByte.map(([encoding]) => oddness(iconv.decode(sample, encoding)));
  return oneByte[odd.indexOf(Math.min(...odd))];
}

/** An accented letter encoded in UTF-8, then each of its bytes again as if it were Windows-1252. */
const twice =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}/gu;

function onceEncoded(read: Decoded): Decoded {
  let { text } = read;
  let before = '';
  const examples = new Map<string, string>();
  // Some lists were saved wrong more than once.
  for (let round = 0; round < 3 && before !== text; round += 1) {
    before = text;
    text = text.replace(twice, (found) => {
      const letter = asUtf8(bytesOf(found));
      if (letter !== null) examples.set(found, letter);
      return letter ?? found;
    });
  }
  if (examples.size === 0) return read;
  const [[wrong, right]] = examples;
  const said = `Des accents étaient encodés deux fois (« ${wrong} » pour « ${right} ») : remis en ordre.`;
  return { ...read, text, mended: [...read.mended, said] };
}

/** As Windows-1252, where the few bytes that it leaves out stand for themselves. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    return code <= 0xff ? code : iconv.encode(letter, 'win1252')[0];
  });
}

import { listed } from '@percolateur/domain';
import { NoQuestion } from './build';
import type { GapRead } from './build';
import { notKept } from './scale';

/** A gap, with what is said of each of its answers. */
export interface ClozeGap extends Omit<GapRead, 'explanation'> {
  said: string[];
}

/** A text with the gaps of Moodle’s `{1:SHORTANSWER:=…}`, each under the name it is given. */
export interface Cloze {
  text: string;
  gaps: ClozeGap[];
  /** What no gap of ours says, in French. */
  lacks: string[];
}

const typed = /^(?:SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC|NUMERICAL|NM)$/;
const fromList =
  /^(?:MULTICHOICE|MC|MULTICHOICE_S|MCS|MULTICHOICE_V|MCV|MCVS|MULTICHOICE_VS|MULTICHOICE_H|MCH|MCHS|MULTICHOICE_HS)$/;
const opens = /\{(\d{0,9}):([A-Z_]{2,20}):/g;

/**
 * Reads the gaps of a « cloze » question. Null when one of them is of a type that has no place in a
 * text, as boxes to tick several of, or when its answers are never closed.
 * @throws NoQuestion when a number is none
 */
export function readCloze(text: string, name: (at: number) => string): Cloze | null {
  const cloze: Cloze = { text: '', gaps: [], lacks: [] };
  const weights = new Set<string>();
  let at = 0;
  for (const found of text.matchAll(opens)) {
    if (found.index < at) continue;
    const [begin, weight, type] = found;
    const inside = upToBrace(text, found.index + begin.length);
    if (inside === null || !(typed.test(type) || fromList.test(type))) return null;
    const gap = gapOf(inside, type, cloze.lacks);
    if (!gap) return null;
    cloze.text += `${text.slice(at, found.index)}${name(cloze.gaps.length)}`;
    cloze.gaps.push(gap);
    weights.add(weight || '1');
    at = found.index + begin.length + inside.length + 1;
  }
  cloze.text += text.slice(at);
  if (weights.size > 1)
    cloze.lacks.push(notKept(`Le poids de chaque trou (${listed([...weights])})`, 'gap'));
  return cloze;
}

/** What stands before the brace that closes; a brace after a backslash is a letter. */
function upToBrace(text: string, from: number): string | null {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '}') return text.slice(from, at);
  }
  return null;
}

interface ClozeAnswer {
  text: string;
  percent: number;
  feedback: string;
}

function gapOf(inside: string, type: string, lacks: string[]): ClozeGap | null {
  const answers = split(inside, '~').map(answerOf);
  const any = answers.filter(({ text }) => text === '*');
  const given = answers.filter(({ text }) => text !== '' && text !== '*');
  const right = given.filter(({ percent }) => percent >= 99.5);
  if (right.length === 0) return null;
  if (given.some(({ percent }) => percent > 0 && percent < 99.5))
    lacks.push('Dans un texte à trous, une réponse en partie juste n’est pas comptée.');
  if (/_C$|^SAC$|^MWC$/.test(type))
    lacks.push('Majuscules et minuscules comptaient dans un trou, et ne comptent pas ici.');
  const number = /^(?:NUMERICAL|NM)$/.test(type);
  if (number && right.some(({ text }) => /:\s*[^0\s]|\.\./.test(text)))
    lacks.push('Dans un texte à trous, un nombre est attendu tel quel, sans marge.');
  const wrong =
    number && right.find(({ text }) => !/^[+-]?[\d.,]+(?:e[+-]?\d+)?(?:[:.].*)?$/i.test(text));
  if (wrong) throw new NoQuestion(`Un nombre est attendu dans un trou : « ${wrong.text} ».`);
  const bare = (text: string) => (number ? (text.split(':')[0] ?? text) : text);
  const said = [...right, ...given.filter((each) => !right.includes(each)), ...any];
  return {
    accepted: right.map(({ text }) => bare(text)),
    choices: fromList.test(type) ? given.map(({ text }) => text) : null,
    said: said.map(({ feedback }) => feedback),
  };
}

function answerOf(piece: string): ClozeAnswer {
  const weighed = /^\s*%(-?\d{1,3}(?:\.\d{0,9})?)%/.exec(piece);
  const right = /^\s*=/.test(piece);
  const percent = weighed ? Number(weighed[1]) : right ? 100 : 0;
  const rest = piece.slice(weighed?.[0].length ?? (right ? piece.indexOf('=') + 1 : 0));
  const [text = '', ...feedback] = split(rest, '#');
  const plain = (written: string) => written.replace(/\\(.)/gs, '$1').trim();
  return { text: plain(text), percent, feedback: plain(feedback.join('#')) };
}

/** Parts at a sign, unless a backslash stands before it. */
function split(text: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === sign) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

import { unmask } from './gift-escapes';
import type { Written } from './written';

/** A text of GIFT, still masked, and how it says that it is written. */
export interface GiftText {
  text: string;
  written: Written;
}

export interface GiftAnswer {
  percent: number;
  answer: GiftText;
  feedback: GiftText;
}

const formats: readonly Written[] = ['html', 'moodle', 'plain', 'markdown'];

/** `[html]` and its like before a text; without one it is written as the question is. */
export function giftText(text: string, otherwise: Written): GiftText {
  const trimmed = text.trim();
  const said = /^\[(\w{1,10})\]/.exec(trimmed)?.[1];
  const written = formats.find((format) => format === said);
  const words = written ? trimmed.slice(written.length + 2) : trimmed;
  return { text: unmask(words).trim(), written: written ?? otherwise };
}

/** A text and what is said of it, parted by the first `#`. */
export function withFeedback(text: string, otherwise: Written): Omit<GiftAnswer, 'percent'> {
  const [answer, feedback] = cut(text, '#');
  return { answer: giftText(answer, otherwise), feedback: giftText(feedback, otherwise) };
}

/** The two sides of the first mark; all on the left when there is none. */
export function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** `%50%` before an answer: what it is worth, and what follows. */
export function weighed(text: string, otherwise: number): { percent: number; rest: string } {
  const found = /^%(-?\d{1,3}(?:[.,]\d{0,9})?)%/.exec(text.trimStart());
  if (!found) return { percent: otherwise, rest: text };
  return {
    percent: Number(found[1].replace(',', '.')),
    rest: text.trimStart().slice(found[0].length),
  };
}

/** The answers of a choice: `=` right, `~` wrong unless weighed. */
export function choiceAnswers(text: string, otherwise: Written): GiftAnswer[] {
  const pieces = text.replace(/~?=/g, '~=').split('~');
  if ((pieces[0] ?? '').trim() === '') pieces.shift();
  return pieces.map((piece) => {
    const trimmed = piece.trim();
    const right = trimmed.startsWith('=');
    const { percent, rest } = weighed(right ? trimmed.slice(1) : trimmed, right ? 100 : 0);
    return { percent, ...withFeedback(rest, otherwise) };
  });
}

/** What is typed, or matched: each after its `=`. */
export function equalAnswers(text: string): string[] {
  const pieces = text.split('=').map((piece) => piece.trim());
  if (pieces[0] === '') pieces.shift();
  return pieces;
}

import { Parser } from 'htmlparser2';
import type { Mark, Piece } from './lines';

/** A block of a rich text, ready to be laid out. */
export type Block = { indent: number } & (
  | { kind: 'text'; pieces: Piece[] }
  /** An item of a list, under its sign: a dot, or its number. */
  | { kind: 'item'; sign: string; pieces: Piece[] }
  | { kind: 'code'; text: string }
  | { kind: 'picture'; address: string; alt: string }
);

const marks: Readonly<Record<string, Mark>> = {
  strong: { weight: 'bold' },
  // The house face has no slant on paper: what is stressed is underlined.
  em: { line: 'under' },
  s: { line: 'through' },
  sub: { size: 0.7, rise: -0.15 },
  sup: { size: 0.7, rise: 0.35 },
  code: { ground: true },
};

interface List {
  /** The number of its next item; null where items have none. */
  next: number | null;
}

/**
 * The blocks of a safe piece of HTML, as our own renderer writes it; `place` says what stands for a
 * gap, by its id. Links leave their words: nobody follows one on paper.
 */
export function blocksOf(html: string, place: (gapId: string) => Piece[] = () => []): Block[] {
  const blocks: Block[] = [];
  const lists: List[] = [];
  const open: Mark[] = [];
  let pieces: Piece[] = [];
  let quotes = 0;
  let code: string | null = null;
  /** The sign of the item that begins. */
  let sign: string | null = null;

  const indent = () => Math.max(0, lists.length - 1) + quotes;
  const end = () => {
    const said = trimmed(pieces);
    pieces = [];
    if (said.length === 0) return;
    const within = indent() + (sign === null && lists.length > 0 ? 1 : 0);
    blocks.push(
      sign === null
        ? { kind: 'text', indent: within, pieces: said }
        : { kind: 'item', indent: within, sign, pieces: said },
    );
    sign = null;
  };
  const mark = (): Mark => Object.assign({}, ...open) as Mark;

  const parser = new Parser(
    {
      onopentag(name, { src = '', alt = '', start }) {
        const own = marks[name];
        if (own && code === null) open.push(own);
        if (['p', 'ul', 'ol', 'li', 'blockquote', 'pre'].includes(name)) end();
        if (name === 'br') pieces.push({ text: '\n', mark: {} });
        if (name === 'ul') lists.push({ next: null });
        if (name === 'ol') lists.push({ next: Number(start ?? 1) });
        if (name === 'blockquote') quotes += 1;
        if (name === 'pre') code = '';
        if (name === 'li') sign = nextSign(lists.at(-1));
        if (name === 'img') {
          end();
          blocks.push({ kind: 'picture', indent: indent(), address: src, alt });
        }
      },
      ontext(text) {
        if (code !== null) {
          code += text;
          return;
        }
        for (const [at, part] of text.split(/\[\[([a-z0-9-]+)\]\]/).entries()) {
          if (at % 2 === 1) pieces.push(...place(part));
          else if (part) pieces.push({ text: part.replace(/[ \t\n\r]+/g, ' '), mark: mark() });
        }
      },
      onclosetag(name) {
        if (marks[name] && code === null) open.pop();
        if (name === 'pre') {
          const text = (code ?? '').replace(/\n$/, '');
          code = null;
          if (text.trim()) blocks.push({ kind: 'code', indent: indent(), text });
        }
        if (['p', 'li', 'ul', 'ol', 'blockquote'].includes(name)) end();
        if (name === 'ul' || name === 'ol') lists.pop();
        if (name === 'li') sign = null;
        if (name === 'blockquote') quotes -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  end();
  return blocks;
}

/** A dot, or the number that it takes from its list. */
function nextSign(list: List | undefined): string {
  if (!list || list.next === null) return '•';
  list.next += 1;
  return `${list.next - 1}.`;
}

/** Without the spaces at both ends; nothing where there is nothing else. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept = pieces.filter(({ text }) => text !== '');
  const blank = ({ text }: Piece) => /^[ \n]*$/.test(text);
  while (kept[0] && blank(kept[0])) kept.shift();
  while (kept.length > 0 && blank(kept.at(-1)!)) kept.pop();
  const [first] = kept;
  if (first) kept[0] = { ...first, text: first.text.replace(/^ +/, '') };
  return kept;
}

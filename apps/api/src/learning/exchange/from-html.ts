import { Parser } from 'htmlparser2';
import { NoQuestion } from './build';
import { escapeInline, escapeStart } from './escape-markdown';

/** Where a picture of the file stands in Markdown, or why it is not taken. */
export type FindPicture = (address: string) => { address: string } | { refused: string };

const emphasis = new Map([
  ['strong', '**'],
  ['b', '**'],
  ['em', '*'],
  ['i', '*'],
]);
/** What is written as HTML in our Markdown too. */
const raised = new Set(['sub', 'sup']);
const blocks = new Set(
  'p div section article header footer figure figcaption center pre address dl dt dd tr table h1 h2 h3 h4 h5 h6 form fieldset hr caption'.split(
    ' ',
  ),
);
/** Nothing of theirs is text for a reader. */
const dropped = new Set('script style head template noscript'.split(' '));
const played = new Map([
  ['video', 'une vidéo'],
  ['audio', 'un son'],
  ['iframe', 'une page intégrée'],
  ['object', 'un objet intégré'],
  ['svg', 'un dessin SVG'],
  ['math', 'une formule MathML'],
  ['canvas', 'un dessin'],
]);
/** Deeper tags are taken for what is in them; far deeper, nobody wrote them. */
const depth = 30;
const farDeeper = 300;

/** What an open tag holds so far, in pieces: joined once, so that time stays in proportion. */
interface Frame {
  tag: string;
  parts: string[];
  /** The last sign written; empty at the beginning. */
  last: string;
  href?: string;
  /** Of a list: the number of its next item; 0 where it has none. */
  next?: number;
  cells?: string[];
  rows?: string[][];
}

/**
 * HTML as Moodle keeps it, in Markdown. Our own, on a streaming parser: Turndown would bring a whole
 * document model. Says in `lost`, in French, what has no place here.
 * @throws NoQuestion
 */
export function fromHtml(html: string, picture: FindPicture, lost: Set<string>): string {
  const stack: Frame[] = [{ tag: '', parts: [], last: '' }];
  let beyond = 0;
  let hidden = 0;
  let open = 0;
  const top = () => stack[stack.length - 1]!;
  const write = (text: string) => put(top(), text);
  const close = () => {
    const frame = stack.pop()!;
    closed(frame, top(), lost);
  };

  const parser = new Parser({
    onopentag(tag, attributes) {
      open += 1;
      if (open > farDeeper)
        throw new NoQuestion(`Plus de ${farDeeper} balises l’une dans l’autre.`);
      if (played.has(tag)) lost.add(`${played.get(tag)} n’a pas été repris`);
      if (dropped.has(tag) || played.has(tag)) hidden += 1;
      if (hidden > 0) return;
      if (tag === 'br') return write(top().tag === 'td' || top().tag === 'th' ? ' ' : '\\\n');
      if (tag === 'hr') return write('\n\n');
      if (tag === 'img') return write(image(attributes, picture, lost));
      if (!isKnown(tag)) return;
      if (stack.length > depth) {
        beyond += 1;
        return;
      }
      const frame: Frame = { tag, parts: [], last: '' };
      if (tag === 'a') frame.href = attributes['href'] ?? '';
      if (tag === 'ol') frame.next = Number(attributes['start'] ?? 1) || 1;
      if (tag === 'table') frame.rows = [];
      if (tag === 'tr') frame.cells = [];
      stack.push(frame);
    },
    ontext(text) {
      const { last, tag } = top();
      if (hidden > 0) return;
      if ((tag === 'ul' || tag === 'ol') && text.trim() === '') return;
      if (tag === 'pre') return write(escapeInline(text).replace(/\n/g, '\\\n'));
      const words = escapeInline(text.replace(/[ \t\r\n\f]+/g, ' '));
      if (last === '' || last === '\n') write(escapeStart(words.replace(/^ /, '')));
      else write(last === ' ' ? words.replace(/^ /, '') : words);
    },
    onclosetag(tag) {
      open -= 1;
      if (dropped.has(tag) || played.has(tag)) {
        hidden = Math.max(0, hidden - 1);
        return;
      }
      if (hidden > 0 || !isKnown(tag)) return;
      if (beyond > 0) {
        beyond -= 1;
        return;
      }
      if (top().tag === tag && stack.length > 1) close();
    },
  });
  parser.write(html);
  parser.end();
  while (stack.length > 1) close();
  return tidy(top().parts.join(''));
}

const isKnown = (tag: string) =>
  blocks.has(tag) ||
  emphasis.has(tag) ||
  raised.has(tag) ||
  ['a', 'ul', 'ol', 'li', 'td', 'th', 'blockquote'].includes(tag);

function put(frame: Frame, text: string): void {
  if (text === '') return;
  frame.parts.push(text);
  frame.last = text.charAt(text.length - 1);
}

/** Puts what a tag held into what holds it. */
function closed(frame: Frame, parent: Frame, lost: Set<string>): void {
  const { tag } = frame;
  const text = frame.parts.join('');
  const inside = tidy(text);
  if (emphasis.has(tag)) {
    put(parent, wrapped(text, emphasis.get(tag) ?? ''));
  } else if (tag === 'a') {
    const safe = /^https:\/\/[^\s<>()]+$/.test(frame.href ?? '');
    if (!safe && frame.href) lost.add('un lien sans https, ou vers un fichier, n’a pas été repris');
    put(parent, safe && inside ? `[${inside}](${frame.href})` : text);
  } else if (raised.has(tag)) {
    put(parent, inside && `<${tag}>${inside}</${tag}>`);
  } else if (tag === 'td' || tag === 'th') {
    if (parent.cells) parent.cells.push(inside.replace(/\\?\n/g, ' '));
    else put(parent, `${inside} `);
  } else if (tag === 'tr') {
    if (parent.rows) parent.rows.push(frame.cells ?? []);
    else put(parent, `\n\n${(frame.cells ?? []).join(' — ')}\n\n`);
    if (inside) put(parent, `\n\n${inside}\n\n`);
  } else if (tag === 'table') {
    lost.add('un tableau est devenu des lignes');
    put(parent, `\n\n${linesOf(frame.rows ?? [])}\n\n${inside}\n\n`);
  } else if (tag === 'li') {
    const mark = parent.next ? `${parent.next}. ` : '- ';
    if (parent.next) parent.next += 1;
    const [first = '', ...rest] = inside.split('\n');
    const lines = rest.map((line) => (line ? ' '.repeat(mark.length) + line : ''));
    put(parent, `\n${[mark + first, ...lines].join('\n')}`);
  } else if (tag === 'blockquote') {
    put(parent, `\n\n${inside.replace(/^/gm, '> ')}\n\n`);
  } else if (/^h\d$/.test(tag)) {
    put(parent, `\n\n${wrapped(inside, '**')}\n\n`);
  } else if (tag === 'ul' || tag === 'ol') {
    put(parent, `${parent.tag === 'li' ? '\n' : '\n\n'}${inside}\n\n`);
  } else {
    put(parent, `\n\n${inside}\n\n`);
  }
}

/** Emphasis holds to its words, with no space inside its marks and none across paragraphs. */
function wrapped(text: string, mark: string): string {
  const words = text.trim();
  if (words === '' || words.includes('\n\n') || words.startsWith('*')) return text;
  const before = text.startsWith(' ') ? ' ' : '';
  return `${before}${mark}${words}${mark}${text.endsWith(' ') ? ' ' : ''}`;
}

/** Our questions have no tables: their rows are lines, which a phone and a screen reader read in order. */
const linesOf = (rows: readonly string[][]) =>
  rows
    .map((cells) => cells.filter((cell) => cell !== '').join(' — '))
    .filter((line) => line !== '')
    .join('\\\n');

function image(
  { src = '', alt = '' }: Readonly<Record<string, string>>,
  picture: FindPicture,
  lost: Set<string>,
): string {
  const found = picture(src);
  if ('address' in found)
    return `![${escapeInline(alt.trim().replace(/\s+/g, ' '))}](${found.address})`;
  lost.add(found.refused);
  return alt ? escapeInline(alt) : '';
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\\(?=\n\n|$)/g, '')
    .trim();
}

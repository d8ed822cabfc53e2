import MarkdownIt, { type Token } from 'markdown-it';
import { checkClaims, type TellFault } from './claims';
import { SectionKind, type Section } from './course.schema';
import { sanitise } from './sanitise';
import { typeset } from '@percolateur/domain';

/** What a lesson may name; an undefined list could not be read, and is then not checked. */
export interface Surroundings {
  /** The source of each claim, by the claim's id. */
  facts: Map<string, { sourceId: string; title: string }> | undefined;
  glossary: Set<string> | undefined;
  /** The SVG text of a picture beside the lesson, by its relative address. */
  picture: (address: string) => string | undefined;
  fault: TellFault;
}

export interface RenderedLesson {
  sections: Section[];
  factIds: string[];
  /** In the order of their numbers in the text. */
  sourceIds: string[];
  glossaryIds: string[];
  readingMinutes: number;
}

interface References {
  factIds: Set<string>;
  sourceIds: Set<string>;
  glossaryIds: Set<string>;
}

const WORDS_PER_MINUTE = 200;
const HEADING = /^(?<title>.+?)\s*\{#(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?: \.(?<kind>[a-z]+))?\}$/;

const md = new MarkdownIt({ html: false });
md.disable(['code', 'fence', 'backticks']);
// Every address reaches our own check: refused here, it would be printed as plain text.
md.validateLink = () => true;

/**
 * Sections, references and reading time of a lesson written in Markdown. A section begins with
 * `## Title {#id .kind}`; `[word](glossaire:id)` opens a definition, `[fait](fait:id)` becomes the
 * number, in this lesson, of the source of that claim. The hand-out is not counted as read.
 */
export function renderLesson(markdown: string, around: Surroundings): RenderedLesson {
  const references: References = {
    factIds: new Set(),
    sourceIds: new Set(),
    glossaryIds: new Set(),
  };
  const sections: Section[] = [];
  const seen = new Set<string>();
  let words = 0;

  for (const block of splitAtSections(md.parse(markdown, {}))) {
    const line = block.heading?.map?.[0] ?? block.body[0]?.map?.[0] ?? 0;
    const head = block.heading && HEADING.exec(block.title)?.groups;
    if (!block.heading) around.fault(line, 'Texte avant la première section (## Titre {#id})');
    else if (!head) around.fault(line, 'Titre de section attendu : ## Titre {#id .genre}');
    const kind = SectionKind.safeParse(head?.['kind'] ?? 'text');
    if (!kind.success) around.fault(line, `Genre de section inconnu : ${head?.['kind']}`);
    const id = head?.['id'] ?? '';
    if (seen.has(id)) around.fault(line, `Section en double dans cette séquence : ${id}`);
    if (id) seen.add(id);

    checkHeadings(block.body, around);
    if (kind.data === 'text') checkClaims(block.body, around.fault);
    for (const [at, token] of block.body.entries()) {
      if (token.type === 'th_open') {
        token.attrSet('scope', 'col');
        const row = block.body.findLast(({ type }, index) => index < at && type === 'tr_open');
        if (block.body[at + 1]?.content === '') {
          around.fault(row?.map?.[0] ?? line, 'Colonne de tableau sans titre');
        }
      }
      // A centred column is one to tick: it is kept narrow, what is written beside it has the room.
      if (token.attrGet('style') === 'text-align:center') token.attrSet('class', 'tick');
      if (token.type === 'inline') renderInline(token, around, references);
    }
    const html = sanitise(md.renderer.render(block.body, md.options, {}));
    if (block.heading && html === '') around.fault(line, 'Section vide');
    if (kind.data !== 'sheet') words += wordsOf(html);
    const title = typeset(head?.['title'] ?? block.title);
    sections.push({ id, kind: kind.data ?? 'text', title, html });
  }

  return {
    sections,
    factIds: [...references.factIds],
    sourceIds: [...references.sourceIds],
    glossaryIds: [...references.glossaryIds],
    readingMinutes: Math.max(1, Math.round(words / WORDS_PER_MINUTE)),
  };
}

/** The trainer's notes: Markdown without references. */
export function renderNotes(markdown: string): string {
  return sanitise(md.render(markdown));
}

/** Words that are read in rendered HTML. */
export function wordsOf(html: string): number {
  return html.replace(/<[^>]*>/g, ' ').match(/\S+/g)?.length ?? 0;
}

interface Block {
  heading: Token | undefined;
  title: string;
  body: Token[];
}

function splitAtSections(tokens: Token[]): Block[] {
  let block: Block = { heading: undefined, title: '', body: [] };
  const blocks = [block];
  // A heading is three tokens: it opens, says its title, and closes.
  let until = 0;
  for (const [at, token] of tokens.entries()) {
    if (at < until) continue;
    if (token.type === 'heading_open' && token.tag === 'h2' && token.level === 0) {
      block = { heading: token, title: tokens[at + 1]?.content ?? '', body: [] };
      blocks.push(block);
      until = at + 3;
    } else {
      block.body.push(token);
    }
  }
  return blocks.filter(({ heading, body }) => heading || body.length > 0);
}

function checkHeadings(body: Token[], { fault }: Surroundings): void {
  let above = 2;
  for (const { type, tag, map } of body) {
    if (type !== 'heading_open') continue;
    const level = Number(tag.slice(1));
    const line = map?.[0] ?? 0;
    if (level < 3) fault(line, 'Dans une section, les titres commencent à ###');
    else if (level > 4) fault(line, 'Titre trop profond : ### et #### suffisent');
    else if (level > above + 1) fault(line, 'Saut de niveau : #### sans ### avant lui');
    above = level;
  }
}

/** Replaces our own links and pictures, and sets the typography, within one run of text. */
function renderInline(inline: Token, around: Surroundings, references: References): void {
  const children = inline.children ?? [];
  const kept: Token[] = [];
  let line = inline.map?.[0] ?? 0;
  // What stands within a link is written with it.
  let until = 0;
  for (const [at, token] of children.entries()) {
    if (at < until) continue;
    if (token.type === 'softbreak' || token.type === 'hardbreak') line++;
    if (token.type === 'text') checkText(token, line, around);
    if (token.type === 'image') checkPicture(token, line, around);
    if (token.type !== 'link_open') {
      kept.push(token);
      continue;
    }
    const end = children.findIndex((each, index) => index > at && each.type === 'link_close');
    const label = children.slice(at + 1, end);
    for (const each of label) checkText(each, line, around);
    const whole = { open: token, label, rest: children.slice(end, end + 1) };
    kept.push(...renderLink(whole, line, around, references));
    line += label.filter((each) => each.type === 'softbreak').length;
    until = end + 1;
  }
  inline.children = kept;
}

function checkText(token: Token, line: number, { fault }: Surroundings): void {
  if (/\]\(|\]\[/.test(token.content)) fault(line, 'Lien mal formé');
  if (/`|<\/?[a-z]/i.test(token.content)) fault(line, 'Ni HTML ni accent grave ici');
  token.content = typeset(token.content);
}

/** A definition, the number of a source, or a link of the open web. */
function renderLink(
  { open, label: inside, rest }: { open: Token; label: Token[]; rest: Token[] },
  line: number,
  { glossary, facts, fault }: Surroundings,
  { factIds, sourceIds, glossaryIds }: References,
): Token[] {
  const href = String(open.attrGet('href') ?? '');
  const [scheme, id = ''] = href.split(':', 2);
  if (scheme === 'glossaire') {
    if (glossary?.has(id) === false) fault(line, `Terme inconnu du glossaire : ${id}`);
    glossaryIds.add(id);
    const button = `<button type="button" class="term" data-term="${escape(id)}">`;
    return [html(button), ...inside, html('</button>')];
  }
  if (scheme === 'fait') {
    const fact = facts?.get(id);
    if (facts && !fact) fault(line, `Fait inconnu : ${id}`);
    const { sourceId, title } = fact ?? { sourceId: id, title: id };
    factIds.add(id);
    sourceIds.add(sourceId);
    const number = [...sourceIds].indexOf(sourceId) + 1;
    const label = escape(typeset(`Source ${number} : ${title}`));
    const anchor = `<a href="#source-${escape(sourceId)}" aria-label="${label}">${number}</a>`;
    return [html(`<sup class="source-ref">${anchor}</sup>`)];
  }
  if (!/^https:\/\/[^/]+\.[^/]+/.test(href)) fault(line, `Lien vers nulle part : ${href}`);
  open.attrSet('rel', 'noopener noreferrer');
  return [open, ...inside, ...rest];
}

/** Pictures travel inside the document, so that a pinned version stays whole. */
function checkPicture(token: Token, line: number, { picture, fault }: Surroundings): void {
  const address = String(token.attrGet('src') ?? '');
  for (const each of token.children ?? []) each.content = typeset(each.content);
  const svg = picture(address);
  if (token.content.trim() === '') fault(line, `Image sans texte de remplacement : ${address}`);
  if (svg === undefined) fault(line, `Image introuvable (un fichier .svg) : ${address}`);
  else if (svg.length > 20_000)
    fault(line, `Image trop lourde, 20 000 signes au plus : ${address}`);
  else token.attrSet('src', `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
}

function html(content: string): Token {
  const token = new MarkdownIt.Token('html_inline', '', 0);
  token.content = content;
  return token;
}

const { escapeHtml: escape } = md.utils;

import MarkdownIt, { type Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { questionTexts, typeset } from '@percolateur/domain';
import type { Question, TextShape } from '@percolateur/domain';

/** Where a picture of a question is served, by the SHA-256 of its bytes in hexadecimal. */
export const pictureAddress = (sha256: string) => `/api/v1/question-images/${sha256}`;

/**
 * Signs of the longest text that is read as Markdown; beyond, it is shown as it is written. Reading
 * what was made to be slow takes the square of its length.
 */
const longest = 10_000;

const picture = /^image:([0-9a-f]{64})$/;
/** The title that says that a picture tells nothing: `![](image:… "décorative")`. */
const decorative = 'décorative';
/** The only HTML that authors may write, for Markdown has no word for it. */
const writtenTags = new Set(['<sub>', '</sub>', '<sup>', '</sup>', '<br>']);

/** Words without a sign that means something in Markdown or in HTML. */
const plain = /^[\p{L}\p{N}\p{M} \u00a0\u202f,.;:?!’'()«»€%+=/–—…-]*$/u;

/** Where a list may begin, or a space would be left out. */
const item = /^(?:\s|[-+]|\d+[.)])|\s$/;

const md = new MarkdownIt({ html: true });
md.disable(['html_block', 'code', 'heading', 'lheading', 'hr', 'table', 'reference']);
// Every address reaches our own check: refused here, it would be printed as plain text.
md.validateLink = () => true;
// A gap stands as it is written, before anything takes its brackets for those of a link.
md.inline.ruler.before('link', 'gap', (state, silent) => {
  const [found] = /^\[\[[a-z0-9-]+\]\]/.exec(state.src.slice(state.pos, state.pos + 80)) ?? [];
  if (found === undefined || state.pos + found.length > state.posMax) return false;
  if (!silent) state.push('html_inline', '', 0).content = found;
  state.pos += found.length;
  return true;
});
const { escapeHtml } = md.utils;

/** Everything a text of a question may hold; the rest is dropped. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'br'],
    ...['strong', 'em', 'sub', 'sup', 's', 'code', 'a', 'img'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', { name: 'loading', values: ['lazy'] }],
    ol: ['start'],
  },
  allowedSchemes: ['https'],
  allowProtocolRelative: false,
};

/**
 * A text of a question, written in Markdown, as HTML that is safe to show: French typography,
 * https links, pictures of the bank by `![what it shows](image:<sha256>)`, lazily. On one line, blank
 * lines part words. The same text always gives the same HTML, whatever is in it, and nothing throws.
 */
export function renderText(
  markdown: string,
  shape: TextShape,
  addressOf: (sha256: string) => string = pictureAddress,
): string {
  if (markdown.length > longest) return escapeHtml(markdown);
  // Most texts are plain words on one line: nothing in them is Markdown.
  if (plain.test(markdown) && !(shape === 'block' && item.test(markdown))) {
    const words = typeset(markdown.trim());
    return shape === 'block' && words !== '' ? `<p>${words}</p>` : words;
  }
  const tokens =
    shape === 'block'
      ? md.parse(markdown, {})
      : md.parseInline(markdown.replace(/\n\s*\n/g, '  \n'), {});
  for (const { children } of tokens) children?.forEach((token) => settle(token, addressOf));
  return sanitizeHtml(md.renderer.render(tokens, md.options, {}), allowed).trim();
}

/** A question with each of its texts made safe HTML, as everything beyond the API shows it. */
export function readyQuestion(question: Question): Question {
  return questionTexts(question, (text, shape) => renderText(text, shape));
}

/** Makes one piece of a line what it may be. */
function settle(token: Token, addressOf: (sha256: string) => string): void {
  if (token.type === 'text') token.content = typeset(token.content);
  if (token.type === 'html_inline' && !isWritten(token.content)) {
    token.content = escapeHtml(token.content);
  }
  if (token.type === 'link_open') {
    const href = String(token.attrGet('href') ?? '');
    token.attrs = /^https:\/\/[^/]+\.[^/]+/.test(href)
      ? [
          ['href', href],
          ['rel', 'noopener noreferrer'],
        ]
      : [];
  }
  if (token.type === 'image') settlePicture(token, addressOf);
}

const isWritten = (html: string) => writtenTags.has(html) || html.startsWith('[[');

/** A picture that is not of the bank leaves its words. */
function settlePicture(token: Token, addressOf: (sha256: string) => string): void {
  const alt = typeset(md.renderer.renderInlineAsText(token.children ?? [], md.options, {}).trim());
  const [, sha256] = picture.exec(String(token.attrGet('src') ?? '')) ?? [];
  const told = alt === '' && token.attrGet('title') !== decorative ? 'Image sans description' : alt;
  token.type = 'html_inline';
  token.content =
    sha256 === undefined
      ? escapeHtml(alt)
      : `<img src="${escapeHtml(addressOf(sha256))}" alt="${escapeHtml(told)}" loading="lazy" />`;
}

/** Text within a line, so that Markdown shows it as it is. */
export function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[\]<|]|~(?=~)/g, '\\$&')
    .replace(/_/g, (sign, at: number) => (within(text, at) ? sign : `\\${sign}`))
    .replace(/&(?=#?\w{1,32};)/g, '\\&');
}

/** Whether a sign stands inside a word, where it emphasises nothing. */
const within = (text: string, at: number) =>
  /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1));

/** What would begin a heading, a list, a quotation or a rule, at the beginning of a line. */
export function escapeStart(line: string): string {
  return line
    .replace(/^(#{1,6}|[-+])(?=\s|$)/, '\\$1')
    .replace(/^(?=>|[-=]+$)/, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Plain text as Markdown: its lines and its paragraphs are kept. */
export function fromPlain(text: string): string {
  const lines = text.split('\n').map((line) => escapeStart(escapeInline(line.trim())));
  return lines
    .map((line, at) => (line !== '' && (lines[at + 1] ?? '') !== '' ? `${line}\\` : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The words of a text in Markdown, for a title. */
export function wordsOf(markdown: string): string {
  return markdown
    .replace(/!\[([^[\]\n]{0,300})\]\([^()\s]{0,300}\)/g, '$1')
    .replace(/\\\n/g, ' ')
    .replace(/\\?([\\`*_~|[\]<>#])/g, (both, sign: string) => (both.length === 2 ? sign : ''))
    .replace(/\s+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'" },
};

/**
 * The words of a safe piece of HTML, as our own renderer writes it: pictures say their alternative
 * text, blocks and line breaks part words. For lists, mail and tables, never to be shown as HTML.
 */
export function plainOf(html: string): string {
  return html
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<(?:br|\/p|\/li|\/td|\/th)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

import sanitizeHtml from 'sanitize-html';

/** Everything a section of a lesson may hold; the rest is dropped. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'br'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['strong', 'em', 'sup', 'a', 'button', 'img'],
  ],
  allowedAttributes: {
    a: ['href', 'aria-label', 'rel'],
    button: [{ name: 'type', values: ['button'] }, 'data-term'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: [{ name: 'scope', values: ['col', 'row'] }],
  },
  allowedClasses: { button: ['term'], sup: ['source-ref'], td: ['tick'], th: ['tick'] },
  allowedSchemes: ['https'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'img' && !attribs['src']?.startsWith('data:image/svg+xml;base64,'),
};

/** Lesson HTML reduced to the allow-list: no script, no style, no handler, no foreign picture. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, allowed).trim();
}

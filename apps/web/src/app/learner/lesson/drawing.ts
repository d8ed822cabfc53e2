/** What a drawing of the course is made of: shapes and words, nothing that acts or fetches. */
const shapes = new Set(['svg', 'g', 'defs', 'pattern', 'path', 'rect', 'circle', 'text', 'tspan']);
const acts = /^(on|style$)|href$/i;

let count = 0;

/**
 * The drawing that a picture carries, to stand in the page itself: a picture apart cannot have the
 * page’s face. Null for one that holds anything but shapes and words: it stays a picture.
 */
export function drawingOf(picture: HTMLImageElement): SVGElement | null {
  const data = /^data:image\/svg\+xml;base64,(.*)$/s.exec(picture.src)?.[1];
  if (!data) return null;
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const source = new TextDecoder().decode(bytes);
  const drawing = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
  const parts = [drawing, ...drawing.querySelectorAll('*')];
  const harmless = ({ tagName, attributes }: Element) =>
    shapes.has(tagName) && [...attributes].every(({ name }) => !acts.test(name));
  if (!parts.every(harmless)) return null;
  // Two drawings of a page may name a pattern alike.
  const own = `drawing-${++count}-`;
  for (const { attributes, id } of parts) {
    for (const each of attributes) each.value = each.value.replace('url(#', `url(#${own}`);
    if (id) attributes.getNamedItem('id')!.value = own + id;
  }
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', picture.alt);
  return document.importNode(drawing, true) as unknown as SVGElement;
}

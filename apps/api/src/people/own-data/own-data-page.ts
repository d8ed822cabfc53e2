import { drawingBox, frenchDate, frenchTime } from '@percolateur/domain';
import type { Drawing } from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';

const zone = 'Europe/Paris';
const style =
  'body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}dl{display:grid;' +
  'grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;padding:1rem;border:1px solid #8a7767;' +
  'border-radius:8px}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere;min-width:0}' +
  'dl dl{padding:.5rem}svg{width:15rem;border:1px solid}@media(max-width:30rem){dl{grid-template-columns:1fr}}';

/** Whose data, when: the beginning of a page that opens anywhere, without network. */
export function pageHead(name: string, at: Date): string {
  const when = `${frenchDate(at, zone)}, ${frenchTime(at, zone)}`;
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mes données, Percolateur</title><style>${style}</style></head><body><main>
<h1>Mes données</h1><p>${escapeHtml(name)}. Tout ce que Percolateur garde à votre sujet, le ${escapeHtml(when)}. Les heures sont celles de Paris.</p>
`;
}

export const pageFoot = '</main></body></html>\n';

export const partHead = (title: string) => `<h2>${escapeHtml(title)}</h2>\n`;
export const emptyPart = '<p>Rien.</p>\n';

/** One thing kept: each of its columns that says something. */
export function rowHtml(row: Record<string, unknown>): string {
  const told = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  return `<dl>${told.map(([term, value]) => `<dt>${escapeHtml(term)}</dt><dd>${valueHtml(term, value)}</dd>`).join('')}</dl>\n`;
}

function valueHtml(term: string, value: unknown): string {
  if (value instanceof Date) return `${frenchDate(value, zone)}, ${frenchTime(value, zone)}`;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (term === 'drawing') return drawingSvg(value as Drawing);
  if (Array.isArray(value)) return value.map((each) => valueHtml('', each)).join(', ');
  if (typeof value === 'object') return rowHtml(value as Record<string, unknown>);
  return escapeHtml(String(value));
}

function drawingSvg(strokes: Drawing): string {
  const { width, height } = drawingBox;
  const lines = strokes.map((points) => `<polyline points="${points.join(' ')}"/>`).join('');
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Signature dessinée"><g fill="none" stroke="currentColor" stroke-width="4">${lines}</g></svg>`;
}

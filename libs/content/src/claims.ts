import type { Token } from 'markdown-it';

/** Tells a fault at a line of the Markdown text, counted from 0. */
export type TellFault = (line: number, message: string) => void;

/** A figure with its unit, or a year: what somebody may ask the source of. */
const FIGURE =
  /\d[\d\s,]*(%|€|\$|[kMGT]?Wh\b|mL\b|g\b|tonnes?\b|m³|millions?\b|milliards?\b)|\b(1[89]|20)\d\d\b/;

/** What a text says as a fact, paragraph by paragraph or row by row, has its source. */
export function checkClaims(body: Token[], fault: TellFault): void {
  let row: { line: number; cells: Token[] } | null = null;
  for (const token of body) {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'tr_open') row = { line, cells: [] };
    else if (token.type === 'tr_close' && row) {
      checkClaim(row.cells, row.line, fault);
      row = null;
    } else if (token.type === 'inline') {
      if (row) row.cells.push(token);
      else checkClaim([token], line, fault);
    }
  }
}

function checkClaim(inlines: Token[], line: number, fault: TellFault): void {
  const tokens = inlines.flatMap(({ children }) => children ?? []);
  const said = tokens.map(({ type, content }) => (type === 'text' ? content : ' ')).join('');
  const figure = FIGURE.exec(said)?.[0];
  if (!figure || tokens.some((token) => String(token.attrGet('href')).startsWith('fait:'))) return;
  fault(line, `Affirmation sans source : « ${figure} »`);
}

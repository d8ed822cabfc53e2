const longest = 40;

/**
 * The number that somebody typed, in the French or the English manner: « 1 234,5 », « 1234.5 »,
 * « −3 », « 1,2e3 ». One comma or one point parts the decimals, even before three figures; of two
 * different signs the last one does; a sign that comes back parts thousands. Null for anything else.
 */
export function parseNumber(typed: string): number | null {
  if (typed.length > longest) return null;
  const text = typed
    .trim()
    .replace(/^[−–]/, '-')
    .replace(/(e)[−–]/i, '$1-')
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
  const [whole, mantissa, exponent] = /^([+-]?[\d.,]*\d[.,]?)(e[+-]?\d{1,3})?$/i.exec(text) ?? [];
  if (whole === undefined || mantissa === undefined) return null;
  const signs = mantissa.match(/[.,]/g) ?? [];
  const [sign] = signs.slice(-1);
  const twice = signs.filter((each) => each === sign).length > 1;
  // Thousands come by three figures.
  const grouped = twice
    ? mantissa
    : mantissa.slice(0, sign ? mantissa.lastIndexOf(sign) : undefined);
  if (/[.,]/.test(grouped) && !/^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(grouped))
    return null;
  const decimals = twice || !sign ? '' : mantissa.slice(mantissa.lastIndexOf(sign) + 1);
  return Number(`${grouped.replace(/[.,]/g, '')}.${decimals || '0'}${exponent ?? ''}`);
}

/** As French writes it. */
export const numberInWords = (value: number) =>
  value.toLocaleString('fr-FR', { maximumFractionDigits: 6 }).replaceAll('\u202f', '\u00a0');

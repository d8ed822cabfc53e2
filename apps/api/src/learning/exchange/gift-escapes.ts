/** Signs that GIFT gives a meaning to, and what stands for each while a question is taken apart. */
const signs = ':#={}~';
/** Characters that Unicode keeps for such inner use, and that no text holds (U+FDD0…). */
const stand = (at: number) => String.fromCharCode(0xfdd0 + at);
const newline = stand(signs.length);

/** Puts escaped signs aside (`\=`, `\n`, `\\`); a backslash before anything else is itself, as in `\(x\)`. */
export function maskEscapes(text: string): string {
  return text
    .replace(/[\ufdd0-\ufdef]/g, '\ufffd')
    .replace(/\\([\\:#={}~n])/g, (_, sign: string) => {
      if (sign === '\\') return '\\';
      return sign === 'n' ? newline : stand(signs.indexOf(sign));
    });
}

/** The text as its author meant it. */
export function unmask(text: string): string {
  return text.replace(/[\ufdd0-\ufdd6]/g, (mark) => {
    const at = mark.charCodeAt(0) - 0xfdd0;
    return signs[at] ?? '\n';
  });
}

/** Text for a GIFT file, on one line. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));
}

import { fromPlain } from './escape-markdown';
import { fromHtml } from './from-html';
import type { FindPicture } from './from-html';

/** How Moodle says that a text is written. `moodle`: HTML whose ends of lines count. */
export type Written = 'html' | 'moodle' | 'plain' | 'markdown';

/** A text of a file in Markdown; `lost` gathers what has no place here, in French. */
export function markdownOf(
  text: string,
  written: Written,
  picture: FindPicture,
  lost: Set<string>,
): string {
  if (/\$\$[^$]{1,2000}\$\$|\\\([^)]{1,2000}\\\)|\\\[[^\]]{1,2000}\\\]/.test(text))
    lost.add('une formule TeX est restée telle qu’elle est écrite');
  if (written === 'markdown') return pictured(text.trim(), picture, lost);
  if (written === 'plain' || (written === 'moodle' && !/[<&]/.test(text))) return fromPlain(text);
  if (written === 'html') return fromHtml(text, picture, lost);
  return fromHtml(text.trim().replace(/\n/g, '<br>'), picture, lost);
}

/** The pictures of a text in Markdown take the addresses they have here. */
function pictured(text: string, picture: FindPicture, lost: Set<string>): string {
  let out = '';
  let at = 0;
  for (;;) {
    const begins = text.indexOf('](', at);
    const ends = begins < 0 ? -1 : text.indexOf(')', begins);
    if (ends < 0) return out + text.slice(at);
    const address = text.slice(begins + 2, ends);
    out += text.slice(at, begins + 2);
    const ours = address.startsWith('@@PLUGINFILE@@/') || address.startsWith('data:image/');
    const found = ours ? picture(address) : { address };
    if ('refused' in found) lost.add(found.refused);
    out += 'address' in found ? `${found.address})` : ')';
    at = ends + 1;
  }
}

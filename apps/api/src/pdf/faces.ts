import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

/** The two weights of the house face. Each comes in two files: French, and the rest of Latin. */
export const weights = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof weights;

/** A piece of text that one font file can write. */
export interface Run {
  face: string;
  text: string;
}

/** The fonts of a document, opened once for all of them. */
export interface Faces {
  /** Opened fonts, by the name that runs bear. */
  fonts: Map<string, Font>;
  /** Cuts a text where the font has to change. */
  runs(text: string, weight: Weight): Run[];
}

const subsets = ['latin', 'latin-ext'] as const;
const nameOf = (subset: string, weight: Weight) => `${subset}-${weight}`;

let opened: Promise<Faces> | undefined;

/** Atkinson Hyperlegible Next, loaded with the first document and kept. */
export function openFaces(): Promise<Faces> {
  return (opened ??= load());
}

async function load(): Promise<Faces> {
  const { openSync } = await import('fontkit');
  const { resolve } = createRequire(import.meta.url);
  const fonts = new Map<string, Font>();
  for (const weight of Object.keys(weights) as Weight[]) {
    for (const subset of subsets) {
      const file = `atkinson-hyperlegible-next-${subset}-${weights[weight]}-normal.woff`;
      const path = resolve(`@fontsource/atkinson-hyperlegible-next/files/${file}`);
      fonts.set(nameOf(subset, weight), openSync(path) as Font);
    }
  }
  // Both weights hold the same characters.
  const known = subsets.map((subset) => ({
    subset,
    characters: new Set(fonts.get(nameOf(subset, 'regular'))!.characterSet),
  }));
  const subsetOf = (character: string) =>
    character === '\n'
      ? 'latin'
      : known.find(({ characters }) => characters.has(character.codePointAt(0)!))?.subset;
  return {
    fonts,
    runs: (text, weight) => {
      const runs: Run[] = [];
      for (const character of writable(text, subsetOf)) {
        const face = nameOf(subsetOf(character)!, weight);
        const last = runs.at(-1);
        if (last?.face === face) last.text += character;
        else runs.push({ face, text: character });
      }
      return runs;
    },
  };
}

/** Twins that the face has under another code. */
const twins: Record<string, string> = { '\u202f': '\u00a0', '\u2010': '-', '\u2011': '-', µ: 'u' };

/**
 * The characters of a text, each one that the face can draw: a letter with more accents than it has
 * loses the outermost ones (PDF/A lets no missing glyph pass), what has no letter at all becomes « ? ».
 */
function writable(text: string, known: (character: string) => unknown): string[] {
  return Array.from(text.normalize('NFC'), (character) => {
    if (known(character)) return character;
    if (twins[character]) return twins[character];
    let parts = character.normalize('NFD');
    while (parts.length > 1) {
      parts = parts.slice(0, -1);
      const simpler = parts.normalize('NFC');
      if ([...simpler].length === 1 && known(simpler)) return simpler;
    }
    return '?';
  });
}

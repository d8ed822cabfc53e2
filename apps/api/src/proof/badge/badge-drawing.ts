import { badgeWords, typeset } from '@percolateur/domain';
import type { Achievement } from '@percolateur/domain';
import { openFace } from '../../pdf/faces';
import type { Weight } from '../../pdf/families';
import { layOut } from '../../pdf/lines';

/** The side of the picture, in pixels. */
export const side = 640;

/** A line or a surface: an SVG path, filled, or stroked where it has a width. */
export interface Shape {
  path: string;
  colour: string;
  /** Of the line; 0 to fill. */
  width: number;
}

/** What a badge looks like, of whom. */
export interface Drawn {
  achievement: Achievement;
  /** The name of the hub, as it is shown. */
  hub: string;
}

const palette = {
  ground: '#FBF7F0',
  tint: '#F3EADC',
  espresso: '#2E1C12',
  moka: '#5A4233',
  terracotta: '#A63D17',
} as const;

const titles: Record<Achievement, readonly string[]> = {
  trained: ['Formé·e à l’animation', 'de cafés IA'],
  host: ['Animateur·rice', 'Café IA'],
  passer: ['Passeur·euse', 'Café IA'],
};

/** Who is around the cup: nobody yet, a table, then others who came to have theirs. */
const around: Record<Achievement, readonly (readonly [x: number, y: number])[]> = {
  trained: [],
  host: [
    [150, 236],
    [200, 220],
    [440, 220],
    [490, 236],
  ],
  passer: [
    [104, 254],
    [150, 236],
    [200, 220],
    [440, 220],
    [490, 236],
    [536, 254],
  ],
};

/** The medal: a cup, what was done, and who says so. Words are drawn, so that no font is needed. */
export function badgeShapes({ achievement, hub }: Drawn): Shape[] {
  const c = side / 2;
  return [
    { path: disc(c, c, 312), colour: palette.ground, width: 0 },
    { path: disc(c, c, 306), colour: palette.espresso, width: 12 },
    { path: disc(c, c, 284), colour: palette.terracotta, width: 3 },
    ...cup(achievement),
    ...titles[achievement].flatMap((line, index) =>
      words(line, { top: 330 + index * 50, size: 42, weight: 'bold', colour: palette.espresso }),
    ),
    { path: 'M264 446H376', colour: palette.terracotta, width: 4 },
    ...hubLines(hub),
  ];
}

/** The picture as SVG, `inside` it whatever else it is to carry. */
export function asSvg(drawn: Drawn, inside = '', attributes = ''): string {
  const title = `${badgeWords[drawn.achievement].name}, ${drawn.hub}`;
  const shapes = badgeShapes(drawn).map(({ path, colour, width }) =>
    width > 0
      ? `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
      : `<path d="${path}" fill="${colour}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes} viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img">`,
    inside,
    `<title>${title.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</title>`,
    ...shapes,
    '</svg>\n',
  ].join('');
}

/** The cup of the house, full, with those around it. */
function cup(achievement: Achievement): Shape[] {
  const at = (path: string) => transformed(path, 2.1, 226, 92);
  const line = (path: string): Shape => ({ path: at(path), colour: palette.espresso, width: 9 });
  return [
    ...[
      [36, 12],
      [47, 20],
      [58, 12],
    ].map(([x, y]): Shape => ({ path: at(disc(x, y, 4)), colour: palette.terracotta, width: 0 })),
    {
      path: at('M22 36L72 36L68 67C67 72 64 75 59 75L35 75C30 75 27 72 26 67Z'),
      colour: palette.terracotta,
      width: 0,
    },
    line('M18 32L76 32L71 68C70 74 65 78 59 78L35 78C29 78 24 74 23 68Z'),
    line('M75 40C89 38 91 62 71 62'),
    ...around[achievement].flatMap(([x, y]): Shape[] => [
      { path: disc(x, y, 15), colour: palette.moka, width: 0 },
      {
        path: `M${x - 24} ${y + 52}C${x - 24} ${y + 12} ${x + 24} ${y + 12} ${x + 24} ${y + 52}Z`,
        colour: palette.moka,
        width: 0,
      },
    ]),
    { path: at('M14 88L80 88'), colour: palette.espresso, width: 9 },
  ];
}

/** The name of the hub on two lines at most, smaller where it is long, cut where it is very long. */
function hubLines(hub: string): Shape[] {
  const setting = { weight: 'regular', colour: palette.moka } as const;
  for (const size of [28, 24, 20, 17]) {
    const lines = layOut(hub, { width: 340, size, weight: 'regular' });
    const wide = lines.some(({ width }) => width > 345);
    if (size > 17 && (lines.length > 2 || wide)) continue;
    const height = size * 1.3;
    const top = 470 + (lines.length === 1 ? 12 : 0);
    return lines
      .slice(0, 2)
      .flatMap(({ text }, index) => words(text, { ...setting, size, top: top + index * height }));
  }
  return [];
}

function words(
  text: string,
  { top, size, weight, colour }: { top: number; size: number; weight: Weight; colour: string },
): Shape[] {
  const [line] = layOut(typeset(text), { width: side, size, weight });
  if (!line) return [];
  const left = (side - line.width) / 2;
  return line.runs.map((run) => {
    const font = openFace(run.face);
    const scale = size / font.unitsPerEm;
    let x = left + run.left;
    const y = top + line.ascent;
    const { glyphs, positions } = font.layout(run.text, run.features as never);
    const path = glyphs.map((glyph, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index];
      const drawn = glyph.path.commands
        .map(({ command, args }) =>
          point(command, args, x + xOffset * scale, y - yOffset * scale, scale),
        )
        .join('');
      x += xAdvance * scale;
      return drawn;
    });
    return { path: path.join(''), colour, width: 0 };
  });
}

const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

/** A command of a glyph, whose y goes up, where ours goes down. */
const point = (command: string, args: number[], x: number, y: number, scale: number) =>
  letters[command] +
  args.map((each, index) => tidy(index % 2 === 0 ? x + each * scale : y - each * scale)).join(' ');

const tidy = (length: number) => String(Math.round(length * 100) / 100);

/** A circle as four curves. */
function disc(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  return (
    `M${x + r} ${y}C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}` +
    `C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}` +
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}` +
    `C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}Z`
  );
}

/** A path of absolute points, enlarged and moved. */
function transformed(path: string, scale: number, left: number, top: number): string {
  let index = 0;
  return path
    .replace(/([A-Z])/g, ' $1 ')
    .trim()
    .split(/\s+/)
    .map((each) =>
      /[A-Z]/.test(each) ? each : tidy(Number(each) * scale + (index++ % 2 === 0 ? left : top)),
    )
    .join(' ');
}

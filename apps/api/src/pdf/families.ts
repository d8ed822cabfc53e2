/** The two weights of a document. */
export const weights = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof weights;

/** Font files that write together, in the order in which they are asked. */
export interface Family {
  /** What the family may hold: a font file is opened only for a character of these ranges. */
  ranges: readonly (readonly [first: number, last: number])[];
  files(weight: Weight): string[];
}

type Ranges = Family['ranges'];

const fontsource = (name: string, subsets: readonly string[], ranges: Ranges): Family => ({
  ranges,
  files: (weight) =>
    subsets.map(
      (subset) => `@fontsource/${name}/files/${name}-${subset}-${weights[weight]}-normal.woff`,
    ),
});

const single = (regular: string, bold: string, ranges: Ranges): Family => ({
  ranges,
  files: (weight) => [`@expo-google-fonts/${weight === 'bold' ? bold : regular}.ttf`],
});

const latin = [
  [0, 0x2ff],
  [0x300, 0x36f],
  [0x1d00, 0x1eff],
  [0x2000, 0x22ff],
  [0x25a0, 0x25ff],
  [0x2c60, 0x2c7f],
  [0xa720, 0xa7ff],
  [0xfb00, 0xfb06],
  [0xfffd, 0xfffd],
] as const;

const kanaAndHan = [
  [0x2e80, 0x9fff],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
] as const;

/**
 * The house face, then what writes the names that it cannot. Noto Sans has Latin whole (Vietnamese
 * too), Greek and Cyrillic. Plex draws each Arabic letter whole, dots included, so that its text can be
 * read back. Chinese, Japanese and Korean faces have one weight where a second would
 * weigh more than all others together.
 */
export const families: readonly Family[] = [
  fontsource('atkinson-hyperlegible-next', ['latin', 'latin-ext'], latin),
  fontsource(
    'noto-sans',
    ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'],
    [...latin, [0x370, 0x52f], [0x1c80, 0x1c8f], [0x2de0, 0x2dff], [0xa640, 0xa69f]],
  ),
  fontsource(
    'ibm-plex-sans-arabic',
    ['arabic'],
    [
      [0x600, 0x8ff],
      [0x200c, 0x200f],
      [0xfb50, 0xfeff],
    ],
  ),
  fontsource(
    'noto-sans-hebrew',
    ['hebrew'],
    [
      [0x590, 0x5ff],
      [0xfb1d, 0xfb4f],
    ],
  ),
  fontsource(
    'noto-sans-armenian',
    ['armenian'],
    [
      [0x530, 0x58f],
      [0xfb13, 0xfb17],
    ],
  ),
  fontsource(
    'noto-sans-georgian',
    ['georgian'],
    [
      [0x10a0, 0x10ff],
      [0x1c90, 0x1cbf],
      [0x2d00, 0x2d2f],
    ],
  ),
  fontsource(
    'noto-sans-devanagari',
    ['devanagari'],
    [
      [0x900, 0x97f],
      [0x1cd0, 0x1cff],
      [0x200c, 0x200d],
      [0xa8e0, 0xa8ff],
    ],
  ),
  single(
    'nanum-gothic/400Regular/NanumGothic_400Regular',
    'nanum-gothic/700Bold/NanumGothic_700Bold',
    [
      [0x1100, 0x11ff],
      [0x3130, 0x318f],
      [0xac00, 0xd7ff],
    ],
  ),
  single('kosugi/Kosugi_400Regular', 'kosugi/Kosugi_400Regular', kanaAndHan),
  single(
    'zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular',
    'zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular',
    kanaAndHan,
  ),
  {
    ranges: [
      [0x370, 0x3ff],
      [0x2000, 0x2bff],
      [0x1d400, 0x1d7ff],
    ],
    files: () => ['@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff'],
  },
  single('noto-emoji/400Regular/NotoEmoji_400Regular', 'noto-emoji/700Bold/NotoEmoji_700Bold', [
    [0x2000, 0x2bff],
    [0x3030, 0x303d],
    [0x3297, 0x3299],
    [0x1f000, 0x1faff],
  ]),
];

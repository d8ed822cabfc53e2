/** The house’s colours, as `tokens.css` has them: what a letter is written in, by day and by night. */
export const letterColours = {
  light: {
    ground: '#fbf7f0',
    card: '#ffffff',
    text: '#2e1c12',
    soft: '#5a4233',
    link: '#1d3d63',
    action: '#a63d17',
    onAction: '#ffffff',
    line: '#e2d5c3',
  },
  dark: {
    ground: '#1b1410',
    card: '#261d17',
    text: '#f4ebdd',
    soft: '#cdbba7',
    link: '#9cc3f5',
    action: '#ffa37a',
    onAction: '#2a1206',
    line: '#45372c',
  },
};

export type LetterColour = keyof typeof letterColours.light;

/** What is read on what: each pair must be told apart. */
export const readOn: readonly (readonly [LetterColour, LetterColour])[] = [
  ['text', 'card'],
  ['soft', 'card'],
  ['soft', 'ground'],
  ['link', 'card'],
  ['link', 'ground'],
  ['onAction', 'action'],
];

const { dark } = letterColours;
const night: readonly string[] = [
  ...(['ground', 'card', 'action'] as const).map(
    (name) => `.${name}{background-color:${dark[name]}!important}`,
  ),
  ...(['text', 'soft', 'link'] as const).map((name) => `.${name}{color:${dark[name]}!important}`),
  `.onAction{color:${dark.onAction}!important}`,
  `.line{border-color:${dark.line}!important}`,
];

/**
 * Both looks, where a program reads style sheets; the others show the light one, or turn it over by
 * themselves. Outlook on the web and on phones marks what it turned over: there the dark one stands.
 */
export const letterStyle = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `@media (prefers-color-scheme:dark){${night.join('')}}`,
  ...night.map((rule) => `[data-ogsc] ${rule}[data-ogsb] ${rule}`),
].join('\n');

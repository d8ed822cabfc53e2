import { HtmlValidate } from 'html-validate';
import { htmlOf, textOf } from './layout';
import type { Letter } from './layout';
import { letterColours, readOn } from './letter-colours';

const shortest: Letter = {
  subject: 'Bonjour',
  preview: 'Une minute.',
  greeting: 'Bonjour Li,',
  body: ['C’est demain.'],
  action: { label: 'Entrer', url: 'https://percolateur.example/entrer' },
  after: [],
  signature: ['Percolateur'],
};
const longest: Letter = {
  ...shortest,
  subject: `Changement : « ${'Animer un Café IA '.repeat(8)}»`,
  greeting: 'Bonjour Marie-Françoise-Apolline de la Rochefoucauld-Montbel 🌸,',
  body: [
    'Une question & <b>du gras</b> : « oui » ?',
    {
      term: 'Ce qui change',
      details: ['9 h – 12 h 30, au lieu de 13 h 30 – 17 h.', 'x'.repeat(200)],
    },
    { term: 'Rien', details: [] },
  ],
  code: '123456',
  action: {
    label: 'Ouvrir ma formation',
    url: `https://percolateur.example/?a=1&b=${'x'.repeat(300)}`,
  },
  after: [{ term: 'Où', details: ['Médiathèque', '3 esplanade Stéphane Hessel, 14000 Caen'] }],
  signature: ['Claire Martin', 'L’Escale', 'bonjour@escale.example'],
  foot: { words: 'Vous pouvez vous en passer :', url: 'https://percolateur.example/choix#a' },
};

test.each([
  ['the shortest', shortest],
  ['the longest', longest],
])('%s letter is sound HTML, with nothing fetched and no link but its own', async (_, letter) => {
  const page = htmlOf(letter);
  const validate = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Programs that read mail know styles inline, and Outlook knows conditions and attributes.
      'no-inline-style': 'off',
      'no-conditional-comment': 'off',
      'no-deprecated-attr': 'off',
      'prefer-tbody': 'off',
      'presentation-role-style': 'off',
      // A subject may be long.
      'long-title': 'off',
    },
  });
  const { results } = await validate.validateString(page);
  expect(
    results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    ),
  ).toEqual([]);
  expect(page).not.toMatch(/<img|<link|url\(|@import|src=/);
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
  const own = [letter.action, letter.foot].flatMap((each) => each?.url ?? []);
  expect(new Set(links)).toEqual(new Set(own.map((url) => url.replaceAll('&', '&amp;'))));
  expect(page).not.toContain('<b>');
});

test('the text says all that the page says, in the order of the page', () => {
  const text = textOf(longest).replaceAll('\u00a0', ' ');
  const order = [
    'Marie-Françoise',
    'Ce qui change',
    '123456',
    '&b=',
    'Où',
    'Claire Martin',
    'passer',
  ];
  const places = order.map((words) => text.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).not.toContain('Rien');
});

/** WCAG 2.2, contrast ratio of two colours given as `#rrggbb`. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = channels(colour).map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright! + 0.05) / (dim! + 0.05);
}

const channels = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** As a program turns a colour over by itself: the same hue, as light as it was dark. */
function turnedOver(colour: string): string {
  const values = channels(colour);
  const shift = 1 - Math.min(...values) - Math.max(...values);
  const hex = (value: number) =>
    Math.round((value + shift) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${values.map(hex).join('')}`;
}

test.each(readOn)('%s is read on %s: by day, by night, and turned over', (front, back) => {
  const { light, dark } = letterColours;
  expect(contrast(light[front], light[back])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark[front], dark[back])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(turnedOver(light[front]), turnedOver(light[back]))).toBeGreaterThanOrEqual(4.5);
});

import { plainOf } from './rich-text';

test.each([
  ['Sans balise', 'Sans balise'],
  ['<p>Un <strong>mot</strong>.</p>\n<p>Deux.</p>', 'Un mot. Deux.'],
  ['1 &lt; 2 &amp;&amp; « a&nbsp;b »', '1 < 2 && « a\u00a0b »'],
  ['&amp;lt;', '&lt;'],
  ['Voici <img src="x" alt="un chat"> gris', 'Voici un chat gris'],
  ['<ul><li>un</li><li>deux</li></ul>', 'un deux'],
])('the words of %s', (html, words) => {
  expect(plainOf(html)).toBe(words);
});

import fc from 'fast-check';
import { pictureAddress, readyQuestion, renderText } from './question-text';

const sha = 'a1'.repeat(32);
const shown = `<img src="/api/v1/question-images/${sha}" alt="Un chat" loading="lazy" />`;

describe('a text of a question in Markdown', () => {
  test.each([
    ['a paragraph', 'Un *mot*, **deux**.', '<p>Un <em>mot</em>, <strong>deux</strong>.</p>'],
    ['two of them', 'Un\n\nDeux', '<p>Un</p>\n<p>Deux</p>'],
    ['a list', '- un\n- deux', '<ul>\n<li>un</li>\n<li>deux</li>\n</ul>'],
    ['a numbered list', '3. un', '<ol start="3">\n<li>un</li>\n</ol>'],
    ['words quoted', '> dit-on', '<blockquote>\n<p>dit-on</p>\n</blockquote>'],
    [
      'an index, an exponent',
      'CO<sub>2</sub>, m<sup>2</sup>',
      '<p>CO<sub>2</sub>, m<sup>2</sup></p>',
    ],
    ['code, left as it is', '`a < "b" ?`', '<p><code>a &lt; "b" ?</code></p>'],
    ['what is no markup', '1 < 2 & 3 > 2', '<p>1 &lt; 2 &amp; 3 &gt; 2</p>'],
    ['typography', "« L'IA » : qu'est-ce ?", '<p>«\u00a0L’IA\u00a0»\u00a0: qu’est-ce\u00a0?</p>'],
    [
      'a link',
      '[site](https://cafeia.org)',
      '<p><a href="https://cafeia.org" rel="noopener noreferrer">site</a></p>',
    ],
    ['a picture of the bank', `![Un chat](image:${sha})`, `<p>${shown}</p>`],
    ['a picture told by more than words', `![Un *chat*](image:${sha})`, `<p>${shown}</p>`],
    [
      'a decorative picture',
      `![](image:${sha} "décorative")`,
      `<p>${shown.replace('Un chat', '')}</p>`,
    ],
    [
      'a picture that nobody described',
      `![](image:${sha})`,
      `<p>${shown.replace('Un chat', 'Image sans description')}</p>`,
    ],
    ['no title', '# Un', '<p># Un</p>'],
    ['nothing', '', ''],
  ])('%s', (_, markdown, html) => {
    expect(renderText(markdown, 'block')).toBe(html);
  });

  test('on one line, blank lines part words', () => {
    expect(renderText('Un *mot*\n\n- deux', 'inline')).toBe('Un <em>mot</em><br />\n- deux');
  });

  test('pictures may stand elsewhere', () => {
    const html = renderText(`![Un chat](image:${sha})`, 'inline', (hash) => `x/${hash}"`);
    expect(html).toBe(shown.replace(pictureAddress(sha), `x/${sha}&quot;`));
  });

  test.each([
    ['a gap', 'Un [[g-1]] mot', 'Un [[g-1]] mot'],
    ['in bold', '**Un [[g-1]] mot**', '<strong>Un [[g-1]] mot</strong>'],
    ['that looks like a link', '[[g-1]](https://a.fr)', '[[g-1]](https://a.fr)'],
    ['with an address of its name', '[[g]]\n\n[g]: https://a.fr', '[[g]]<br />\n[g]: https://a.fr'],
    ['not a gap', '[[<b>]]', '[[&lt;b&gt;]]'],
  ])('%s stands as it is written', (_, markdown, html) => {
    expect(renderText(markdown, 'inline')).toBe(html);
  });

  test('plain words are rendered as among others', () => {
    const words = fc.string({ unit: fc.constantFrom(..."aé1 \u00a0,.;:?!’'()«»€%+=/–-") });
    fc.assert(
      fc.property(words, (text) => {
        const alone = renderText(`${text}a`, 'inline');
        expect(renderText(`${text}a*x*`, 'inline')).toBe(`${alone}<em>x</em>`);
        const paragraph = renderText(`${text}a`, 'block');
        expect(renderText(`${text}a*x*`, 'block').replace('<em>x</em>', '')).toBe(paragraph);
      }),
    );
  });
});

/** Nothing but what we write ourselves. */
const harmless =
  /^(?:[^<>]|<\/?(?:p|ul|ol|li|blockquote|pre|strong|em|sub|sup|s|code|a)>|<br \/>|<ol start="\d+">|<a href="https:\/\/[^"<>]*" rel="noopener noreferrer">|<img src="\/api\/v1\/question-images\/[0-9a-f]{64}" alt="[^"<>]*" loading="lazy" \/>)*$/;

describe('and nothing that acts', () => {
  test.each([
    '<script>alert(1)</script>',
    '<ScRiPt src="https://evil.example/x.js"></sCrIpT>',
    '<img src=x onerror=alert(1)>',
    `![x" onerror="alert(1)](image:${sha})`,
    `![x](image:${sha} "décorative\\" onload=\\"x()")`,
    '![x](https://evil.example/a.png)',
    '![x](data:image/svg+xml;base64,PHN2Zy8+)',
    '![x](javascript:alert(1))',
    `![x](image:${sha}/../../people)`,
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](&#x6A;avascript&colon;alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](//evil.example)',
    '[x](http://evil.example)',
    '[x](https://a.fr"onclick="x)',
    "[x](https://a.fr 'title')",
    '<javascript:alert(1)>',
    '<https://evil.example/"onmouseover="x>',
    '<style>*{display:none}</style>',
    '<sub onclick="x()">a</sub>',
    '<sub style="position:fixed">a</sub>',
    '</sub></p></div><sup>',
    '<sub><sub><sub>',
    '<svg><script>x()</script></svg>',
    '<math><mtext><img src=x onerror=x()></mtext></math>',
    '<iframe srcdoc="<script>x()</script>"></iframe>',
    '<form action="https://evil.example"><input name=a></form>',
    '<!--><img src=x onerror=x()>-->',
    '<![CDATA[<script>x()</script>]]>',
    '<?php x() ?>',
    '&lt;script&gt;x()&lt;/script&gt;',
    '&#60;script&#62;x()',
    '`<script>`',
    '```\n<script>\n```',
    '```"><script>\nx\n```',
    '<a href="https://a.fr" target=_blank>x</a>',
    '\u0000<scr\u0000ipt>x()</scr\u0000ipt>',
    '\ud800<script>',
  ])('%s', (hostile) => {
    for (const shape of ['block', 'inline'] as const) {
      expect(renderText(hostile, shape)).toMatch(harmless);
      expect(renderText(`**a ${hostile} b**\n\n- ${hostile}`, shape)).toMatch(harmless);
    }
  });

  test('whatever is put together', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '"', "'", '&', '&#', ';', '`', '*', '_', '[', ']', '(', ')', '!', '\n', ' '],
      ...['<script', '<sub>', '</sub>', '<img ', 'onerror=', 'javascript:', 'https://a.fr'],
      ...['image:', sha, '[[a]]', 'data:', '</p>', '<!--', '-->', '\\', '~~', '- ', '> ', '1. '],
    );
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom('block', 'inline'), (text, shape) => {
        const html = renderText(text, shape);
        expect(html).toMatch(harmless);
        expect(renderText(text, shape)).toBe(html);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '[',
    '*a **b ',
    '![',
    '<sub>',
    '> ',
    '- ',
    '`',
    '<',
    '[[',
    '&',
    '~~a',
    '(',
    '](',
    '\\',
  ])('100 kB of « %s » are rendered', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    for (const shape of ['block', 'inline'] as const) {
      expect(renderText(text, shape)).toMatch(/^[^]*$/);
    }
  });
});

test('a question is made ready with all its texts, and its key', () => {
  const question = {
    ...{ id: 'q', kind: 'single' as const, prompt: 'Un *mot* ?', explanation: 'Voilà.' },
    choices: [
      { id: 'a', text: '**Oui**', right: true, explanation: 'Parce que.' },
      { id: 'b', text: '1 < 2', right: false, explanation: 'Car `x`.' },
    ],
  };
  expect(readyQuestion(question)).toEqual({
    ...{ id: 'q', kind: 'single', prompt: '<p>Un <em>mot</em>\u00a0?</p>' },
    explanation: '<p>Voilà.</p>',
    choices: [
      { id: 'a', text: '<strong>Oui</strong>', right: true, explanation: '<p>Parce que.</p>' },
      { id: 'b', text: '1 &lt; 2', right: false, explanation: '<p>Car <code>x</code>.</p>' },
    ],
  });
});

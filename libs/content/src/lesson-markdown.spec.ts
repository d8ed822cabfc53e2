import { renderLesson, renderNotes, type Surroundings } from './lesson-markdown';

/** Renders a lesson that may name the term « poids », three claims of two sources and the picture `vue.svg`. */
function render(markdown: string, around: Partial<Surroundings> = {}) {
  const faults: string[] = [];
  const lesson = renderLesson(markdown, {
    glossary: new Set(['poids']),
    facts: new Map([
      ['jeu', { sourceId: 'turing-1950', title: 'Computing Machinery "and" Intelligence' }],
      ['vraisemblable', { sourceId: 'cnil-2024', title: 'Questions-réponses' }],
      ['prudence', { sourceId: 'cnil-2024', title: 'Questions-réponses' }],
    ]),
    picture: (address) => (address === 'vue.svg' ? '<svg/>' : undefined),
    fault: (line, message) => faults.push(`${line}  ${message}`),
    ...around,
  });
  return { ...lesson, html: lesson.sections.map(({ html }) => html).join('\n'), faults };
}

const inSection = (text: string) => render(`## Titre {#titre}\n\n${text}`);

describe('what is rendered', () => {
  test('sections, each with its id, its kind and its typeset title', () => {
    const { sections, faults } = render(
      "## Votre pari : l'IA {#pari .try}\n\nUn.\n\n## Suite {#suite}\n\n### Petit titre\n\nDeux.",
    );
    expect(sections).toEqual([
      { id: 'pari', kind: 'try', title: 'Votre pari\u00A0: l’IA', html: '<p>Un.</p>' },
      { id: 'suite', kind: 'text', title: 'Suite', html: '<h3>Petit titre</h3>\n<p>Deux.</p>' },
    ]);
    expect(faults).toEqual([]);
  });

  test('a term opens its definition, a claim becomes the number of its source in this lesson', () => {
    const { html, glossaryIds, factIds, sourceIds } = inSection(
      'Un [poids](glossaire:poids) [f](fait:vraisemblable), [f](fait:jeu), [f](fait:prudence).',
    );
    expect(html).toBe(
      '<p>Un <button type="button" class="term" data-term="poids">poids</button> ' +
        '<sup class="source-ref"><a href="#source-cnil-2024" aria-label="Source 1\u00A0: Questions-réponses">1</a></sup>, ' +
        '<sup class="source-ref"><a href="#source-turing-1950" aria-label="Source 2\u00A0: Computing Machinery &quot;and&quot; Intelligence">2</a></sup>, ' +
        '<sup class="source-ref"><a href="#source-cnil-2024" aria-label="Source 1\u00A0: Questions-réponses">1</a></sup>.</p>',
    );
    expect(glossaryIds).toEqual(['poids']);
    expect(factIds).toEqual(['vraisemblable', 'jeu', 'prudence']);
    expect(sourceIds).toEqual(['cnil-2024', 'turing-1950']);
  });

  test('a table says which cells are headings, a picture travels inside', () => {
    const { html } = inSection('| A |\n| --- |\n| 1 |\n\n![Une vue](vue.svg)');
    expect(html).toContain('<th scope="col">A</th>');
    expect(html).toContain('<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="Une vue" />');
  });

  test('a centred column is one to tick', () => {
    const { html } = inSection('| A | B |\n| --- | :-: |\n| 1 | |');
    expect(html).toContain('<th scope="col">A</th>\n<th scope="col" class="tick">B</th>');
    expect(html).toContain('<td>1</td>\n<td class="tick"></td>');
  });

  test('a link of the open web does not tell where it was followed from', () => {
    expect(inSection('[site](https://cafeia.org)').html).toBe(
      '<p><a href="https://cafeia.org" rel="noopener noreferrer">site</a></p>',
    );
  });

  test.each([
    ['nothing but a word', 1, 1],
    ['a full minute', 200, 1],
    ['nearly two', 380, 2],
    ['five', 1000, 5],
  ])('reading time: %s', (_, words, minutes) => {
    expect(inSection('mot '.repeat(words)).readingMinutes).toBe(minutes);
  });
});

test('the hand-out is not time of reading', () => {
  const sheet = `## Fiche {#fiche .sheet}\n\n${'mot '.repeat(1000)}`;
  expect(render(sheet).readingMinutes).toBe(1);
});

test('the notes of the trainer are plain Markdown, made safe', () => {
  expect(renderNotes('- Un\n- <b>deux</b>')).toBe(
    '<ul>\n<li>Un</li>\n<li>&lt;b&gt;deux&lt;/b&gt;</li>\n</ul>',
  );
});

describe('what is told, with its line', () => {
  test.each([
    ['text before any section', 'Bonjour.', '0  Texte avant la première section (## Titre {#id})'],
    [
      'a section without id',
      '## Titre\n\nUn.',
      '0  Titre de section attendu : ## Titre {#id .genre}',
    ],
    ['an unknown kind', '## T {#t .quiz}\n\nUn.', '0  Genre de section inconnu : quiz'],
    ['an empty section', '## T {#t}\n\n## U {#u}\n\nUn.', '0  Section vide'],
    [
      'a section twice',
      '## T {#t}\n\nUn.\n\n## T {#t}\n\nDeux.',
      '4  Section en double dans cette séquence : t',
    ],
  ])('%s', (_, markdown, fault) => {
    expect(render(markdown).faults).toEqual([fault]);
  });

  test.each([
    ['an unknown term', '[masse](glossaire:masse)', '2  Terme inconnu du glossaire : masse'],
    ['an unknown claim', '[f](fait:kant)', '2  Fait inconnu : kant'],
    ['a line further', 'Un\ndeux\n[f](fait:kant)', '4  Fait inconnu : kant'],
    [
      'a share without source',
      'Près de 45 % se trompent.',
      '2  Affirmation sans source : « 45 % »',
    ],
    [
      'a year without source',
      '- Un\n- En 1956, Dartmouth',
      '3  Affirmation sans source : « 1956 »',
    ],
    [
      'a row of a table without source',
      '| A | B |\n| --- | --- |\n| x [f](fait:jeu) | 3 g |\n| y | 3 Wh |',
      '5  Affirmation sans source : « 3 Wh »',
    ],
    ['a link to nowhere', '[ici](/ici)', '2  Lien vers nulle part : /ici'],
    ['a link without https', '[ici](http://a.fr)', '2  Lien vers nulle part : http://a.fr'],
    ['a script for a link', '[x](javascript:a)', '2  Lien vers nulle part : javascript:a'],
    ['a malformed link', '[mot](glossaire: poids)', '2  Lien mal formé'],
    ['HTML', 'Un <b>mot</b>.', '2  Ni HTML ni accent grave ici'],
    ['code', 'Un `mot`.', '2  Ni HTML ni accent grave ici'],
    [
      'a heading of section level inside a quote',
      '> ## Non',
      '2  Dans une section, les titres commencent à ###',
    ],
    [
      'a heading too deep',
      '### A\n\n#### B\n\n##### C',
      '6  Titre trop profond : ### et #### suffisent',
    ],
    ['a level skipped', '#### B', '2  Saut de niveau : #### sans ### avant lui'],
    [
      'a picture that is not there',
      '![Une vue](vu.svg)',
      '2  Image introuvable (un fichier .svg) : vu.svg',
    ],
    [
      'a column without title',
      '| | B |\n| --- | --- |\n| x | y |',
      '2  Colonne de tableau sans titre',
    ],
    ['a picture nobody can hear', '![](vue.svg)', '2  Image sans texte de remplacement : vue.svg'],
  ])('%s', (_, text, fault) => {
    expect(inSection(text).faults).toEqual([fault]);
  });

  test('a figure of an example or of a game claims nothing', () => {
    expect(render('## T {#t .example}\n\nUne remise de 20 % ?').faults).toEqual([]);
  });

  test('a picture too heavy', () => {
    const picture = () => '<svg>'.padEnd(20_001);
    expect(render('## T {#t}\n\n![V](v.svg)', { picture }).faults).toEqual([
      '2  Image trop lourde, 20 000 signes au plus : v.svg',
    ]);
  });

  test('but no name is judged against a list that could not be read', () => {
    const unread = { glossary: undefined, facts: undefined };
    const text = '## T {#t}\n\n[a](glossaire:a) [f](fait:f)';
    expect(render(text, unread).faults).toEqual([]);
  });
});

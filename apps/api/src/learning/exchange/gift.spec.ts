import iconv from 'iconv-lite';
import type { FileRead } from './draft';
import { readGift } from './gift';
import { writeGift } from './write-gift';

const read = (text: string) => readGift(Buffer.from(text));
const first = (text: string) => {
  const { drafts, faults } = read(text);
  expect(faults).toEqual([]);
  expect(drafts).toHaveLength(1);
  return drafts[0]!;
};
const asked = (text: string) => first(text).question;

describe('the types that GIFT tells apart', () => {
  test('one right choice, with a comment for each and one for all', () => {
    expect(
      asked(
        'Où dort le modèle ? {\n=dans le centre#Oui.\n~dans le câble#Non.\n####Relire la séance.}',
      ),
    ).toMatchObject({
      kind: 'single',
      prompt: 'Où dort le modèle ?',
      explanation: 'Relire la séance.',
      choices: [
        { id: 'a', text: 'dans le centre', right: true, explanation: 'Oui.' },
        { id: 'b', text: 'dans le câble', right: false, explanation: 'Non.' },
      ],
    });
  });

  test('several right choices, by their weights', () => {
    const { question, lacks } = first(
      'Lesquels ? {~%33.333%a#x ~%33.333%b#x ~%33.33333%c#x ~%-33.33333%d#x####Voilà.}',
    );
    expect(question).toMatchObject({ kind: 'multiple' });
    expect(question.kind === 'multiple' && question.choices.map(({ right }) => right)).toEqual([
      ...[true, true, true, false],
    ]);
    expect(lacks).toEqual([]);
  });

  test.each([
    [
      'Lesquels ? {~%80%a#x ~%20%b#x ~c#x####Voilà.}',
      'Le barème du fichier («\u00a0a\u00a0» 80\u00a0%, «\u00a0b\u00a0» 20\u00a0% et «\u00a0c\u00a0» 0\u00a0%) ne compte plus. Ici\u00a0: Plusieurs bonnes réponses',
    ],
    // Nothing was lost by a wrong choice.
    ['Lesquels ? {~%50%a#x ~%50%b#x ~%0%c#x####Voilà.}', 'barème'],
    ['Ville ? {~%50%Metz#x =Nancy#x ~Toul#x####Voilà.}', '«\u00a0Metz\u00a0» 50\u00a0%'],
    ['Ville ? {=Nancy#x ~%-33.33333%Toul#x####Voilà.}', '−33,33\u00a0%'],
    ['Ville ? {=Nancy#x =Metz#x ~Toul#x####Voilà.}', 'Une seule des réponses justes suffisait'],
    ['Ville ? {~%100%Nancy#x ~%-100%Toul#x####Voilà.}', 'on n’en choisit qu’une'],
  ])('what a choice was worth is said where nothing here holds it: %s', (text, said) => {
    expect(first(text).lacks[0]).toContain(said);
  });

  test.each([
    ['{T}', true],
    ['{TRUE}', true],
    ['{F}', false],
    ['{FALSE#Elle se trompe aussi.#Bien vu.}', false],
  ])('true or false: %s', (answers, right) => {
    expect(asked(`L’IA se trompe. ${answers}`)).toMatchObject({ kind: 'true-false', right });
  });

  test('the first comment is for who is wrong, the second for who is right', () => {
    expect(asked('L’IA ne se trompe pas. {FALSE#Si.#Exact.####Elle prédit.}')).toMatchObject({
      whyNot: 'Si.',
      explanation: 'Elle prédit.\n\nExact.',
    });
  });

  test('short answers, their shares and the answers known as wrong', () => {
    expect(
      asked('Capitale ? {=Paris#Oui. =%33.33333%Pari =%0%Lyon#Troisième ville. =%0%*#Relisez.}'),
    ).toEqual(
      expect.objectContaining({
        kind: 'short',
        accepted: [
          { text: 'Paris', percent: 100 },
          { text: 'Pari', percent: 33.33333 },
        ],
        mistakes: [{ text: 'Lyon', explanation: 'Troisième ville.' }],
        explanation: 'Oui.\n\nRelisez.',
      }),
    );
    expect(first('Comment ? {=colou*r}').lacks[0]).toContain('colou*r');
  });

  test.each([
    ['{#4}', 4, 0],
    ['{#3.1415:0.0005}', 3.1415, 0.0005],
    ['{#3,141..3,142}', 3.1415, 0.0005],
    ['{#-2..2}', 0, 2],
    ['{#=1822:2}', 1822, 2],
    ['{#1e3:1}', 1000, 1],
  ])('a number: %s', (answers, value, tolerance) => {
    expect(asked(`Combien ? ${answers}`)).toMatchObject({
      kind: 'numeric',
      accepted: [{ value, tolerance, percent: 100 }],
    });
  });

  test('numbers that are each worth their share, and what is said of the others', () => {
    expect(asked('Année ? {#\n=1822:0#Juste.\n=%50%1822:2#Presque.\n~#Non.}')).toMatchObject({
      accepted: [
        { value: 1822, tolerance: 0, percent: 100 },
        { value: 1822, tolerance: 2, percent: 50 },
      ],
      explanation: 'Juste.\n\nPresque.\n\nNon.',
    });
  });

  test('pairs, and a target that goes with nothing', () => {
    expect(asked('Associer. {=texte -> lire =image -> voir = -> entendre}')).toMatchObject({
      kind: 'matching',
      items: [
        { text: 'texte', targetId: 't1' },
        { text: 'image', targetId: 't2' },
      ],
      targets: [{ text: 'lire' }, { text: 'voir' }, { text: 'entendre' }],
    });
  });

  test('a missing word is a text with a gap, typed or chosen', () => {
    expect(asked('L’eau bout à {=cent =100} degrés.')).toMatchObject({
      kind: 'gap',
      text: 'L’eau bout à [[a]] degrés.',
      gaps: [{ accepted: ['cent', '100'], choices: null }],
    });
    expect(asked('Un modèle {~pense =prédit ~dort} la suite.')).toMatchObject({
      kind: 'gap',
      text: 'Un modèle [[a]] la suite.',
      gaps: [{ accepted: ['prédit'], choices: ['pense', 'prédit', 'dort'] }],
    });
    // With comments, nothing of them is lost: the question stays a choice.
    expect(asked('Un modèle {~pense#Non. =prédit ~dort#Non.} la suite.')).toMatchObject({
      kind: 'single',
      prompt: 'Un modèle \\_\\_\\_\\_\\_ la suite.',
    });
  });

  test('things to put in order, as the question type of Moodle exports them', () => {
    expect(first('Ordonner.{>3 ALL VERTICAL ABSOLUTE_POSITION\nun\ndeux\ntrois\n}')).toMatchObject({
      question: { kind: 'ordering', items: [{ text: 'un' }, { text: 'deux' }, { text: 'trois' }] },
      lacks: [expect.stringContaining('(ABSOLUTE_POSITION)'), expect.anything()],
    });
  });

  test('a reflection has no key, a description is no question and is listed', () => {
    expect(asked('Racontez. {}')).toMatchObject({ kind: 'open', criteria: [] });
    expect(read('\n// rien\n\n::Avant::Lisez ce qui suit.\n\nVrai ? {T}')).toMatchObject({
      drafts: [{ line: 6 }],
      unsupported: [{ line: 4, type: 'description', title: 'Avant' }],
    });
  });
});

describe('how GIFT is written', () => {
  test('escaped signs are themselves, and a backslash before anything else too', () => {
    expect(asked('[plain]2 \\= \\{1\\}\\: \\~ \\# \\\\(x\\\\) \\(y\\)\\nsuite {T}').prompt).toBe(
      '2 = {1}: ~ # \\\\(x\\\\) \\\\(y\\\\)\\\nsuite',
    );
    expect(asked('Lequel ? {~\\=a =\\~b}')).toMatchObject({
      choices: [{ text: '=a' }, { text: '\\~b'.slice(1) }],
    });
  });

  test.each([
    ['[html]<p>Un <b>mot</b><br>gras</p>', 'Un **mot**\\\ngras'],
    ['[markdown]Un **mot** gras', 'Un **mot** gras'],
    ['[plain]Un **mot** <b>', 'Un \\*\\*mot\\*\\* \\<b>'],
    ['[moodle]Un <i>mot</i>', 'Un *mot*'],
    ['[moodle]deux\nlignes', 'deux\\\nlignes'],
    ['[autre]texte', '\\[autre\\]texte'],
  ])('a text as %s', (written, prompt) => {
    expect(asked(`${written} {T}`).prompt).toBe(prompt);
  });

  test('answers are written as the question is, unless they say otherwise', () => {
    expect(asked('[markdown]*Q* {=*a*#[plain]*x* ~[html]<i>b</i>}')).toMatchObject({
      choices: [{ text: '*a*', explanation: '\\*x\\*' }, { text: '*b*' }],
    });
  });

  test('titles, categories, codes and tags', () => {
    const { drafts } = read(
      [
        '$CATEGORY: $course$/top/Sciences/Physique // Chimie',
        '',
        '// [id:q-12] [tag:été] [tag:a\\]b]',
        '::Ébullition\\:: 1::L’eau bout ? {T}',
        '',
        '$CATEGORY: Seule',
        'Sans ligne vide ? {F}',
        '::Une autre::Tout de suite ? {T}',
      ].join('\r\n'),
    );
    expect(drafts).toMatchObject([
      { title: 'Ébullition:: 1', line: 4, code: 'q-12' },
      { title: 'Sans ligne vide ?', tags: ['Seule'], line: 7 },
      { title: 'Une autre', tags: ['Seule'], line: 8 },
    ]);
    expect(drafts[0]!.tags).toEqual(['Sciences', 'Physique / Chimie', 'été', 'a]b']);
  });

  test('a blank line within the braces does not end the answers, an open brace does not eat the rest', () => {
    expect(asked('Lequel ? {\n=a\n\n// un mot\n\n~b\n\n}')).toMatchObject({ kind: 'single' });
    expect(read('Lequel ? {\n=a\n~b\n\nAutre ? {T}')).toMatchObject({
      drafts: [{ line: 5 }],
      faults: [{ line: 1, message: expect.stringContaining('jamais refermée') as string }],
    });
  });

  test.each([
    ['Lequel ? {=a} et {=b}', 'Plusieurs accolades'],
    ['Lequel } ?', 'sans avoir été ouverte'],
    ['Lequel ? {~a}', 'au moins deux'],
    ['Lequel ? {~a ~b}', 'Aucune des réponses'],
    ['Combien ? {#beaucoup}', 'Un nombre est attendu'],
    ['Combien ? {#}', 'Aucun nombre'],
    ['Associer ? {=a -> b =c -> b}', 'deux réponses différentes'],
    ['Associer ? {=a -> b =c}', 'pas de «\u00a0->\u00a0»'],
  ])('%s is a fault at its line', (text, message) => {
    const { drafts, faults } = read(`\n\n${text}\n\nVrai ? {T}`);
    expect(faults).toEqual([{ line: 3, message: expect.stringContaining(message) as string }]);
    expect(drafts).toMatchObject([{ line: 5 }]);
  });
});

describe('what a file is made of', () => {
  const text = '::Été::L’été, à 40 °C, le café coûte 2 € — « cher » ? {T}';
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', iconv.encode(text, 'utf16le', { addBOM: true })],
    ['Windows-1252', iconv.encode(text, 'win1252')],
  ])('is read in %s', (_, bytes) => {
    const expected: Partial<FileRead> = { faults: [] };
    expect(readGift(bytes)).toMatchObject(expected);
    expect(readGift(bytes).drafts[0]!.question.prompt).toBe(
      'L’été, à 40 °C, le café coûte 2 € — « cher » ?',
    );
  });

  test('another kind of file, an empty one or too large a one is a fault', () => {
    expect(readGift(Buffer.from('%PDF-1.7\n…')).faults[0]!.message).toContain('PDF');
    expect(readGift(Buffer.from('\0\0\0')).faults).toHaveLength(1);
    expect(readGift(Buffer.from('  \n')).faults).toHaveLength(1);
    expect(readGift(Buffer.from('$CATEGORY: A/B\n')).faults).toHaveLength(1);
    expect(readGift(Buffer.alloc(5_000_001, 97)).faults[0]!.message).toContain('5 Mo');
    expect(readGift(Buffer.from('Vrai ? {T}\n\n'.repeat(2_001))).faults[0]!.message).toContain(
      '2000',
    );
  });

  test.each([
    ['braces', '{'.repeat(300_000)],
    ['weights', `Q {${'~%1'.repeat(200_000)}`],
    ['escapes', `Q ${'\\\\'.repeat(300_000)} {T}`],
    ['tags in comments', `// ${'[tag:'.repeat(200_000)}\nQ {T}`],
    ['open tags', `[html]${'<b>'.repeat(200_000)} {T}`],
    ['pictures', `[markdown]${'![](data:image/'.repeat(80_000)} {T}`],
    ['blank lines', `Q {${'\n'.repeat(500_000)}`],
    ['lists', `[html]<ul>${'<li>a'.repeat(100_000)}</ul> {T}`],
    [
      'a table',
      `[html]<table><tr>${'<td>a'.repeat(50_000)}${'<tr><td>b'.repeat(50_000)}</table> {T}`,
    ],
  ])('a large file of %s is read in one go', (_, hostile) => {
    const { drafts, faults, unsupported } = read(hostile);
    expect(drafts.length + faults.length + unsupported.length).toBe(1);
  });
});

describe('what we write', () => {
  test('says everything in GIFT itself where GIFT can', () => {
    const bank = read(
      [
        'Lequel ? {=a#Oui ~b#Non####Fin}',
        'Lesquels ? {~%50%a#Oui ~%50%b ~%-50%c#Non####Fin}',
        'Vrai ? {TRUE#Non####Fin}',
        'Mot ? {=a =%50%b =%0%c#Non####Fin}',
        'Nombre ? {#=2:1 =%50%4:0.5 =%0%9:0#Non####Fin}',
        'Paires ? {=a -> b =c -> d = -> e####Fin}',
        'Ordre ? {>2 ALL\na\nb\n####Fin}',
        'Trou {~a =b####Fin} ici.',
        'Racontez. {####Fin}',
      ].join('\n\n'),
    ).drafts;
    const { bytes, altered } = writeGift(bank, new Map());
    expect(altered).toEqual([]);
    expect(bytes.toString()).not.toContain('percolateur');
  });

  test('seals what GIFT has no words for, and yields to who changed it elsewhere', () => {
    const entry = first('Mot ? {=oui####Fin}');
    const question = { ...entry.question, tolerance: 1 } as typeof entry.question;
    const { bytes, altered } = writeGift([{ ...entry, question }], new Map());
    expect(altered).toEqual([
      { title: 'Mot ?', message: expect.stringContaining('tolérance') as string },
    ]);
    expect(readGift(bytes).drafts[0]!.question).toMatchObject({ tolerance: 1 });
    const changed = readGift(Buffer.from(bytes.toString().replace('Mot ?{', 'Quel mot ?{')));
    expect(changed.drafts[0]).toMatchObject({
      question: { prompt: 'Quel mot ?', tolerance: 0 },
      lacks: [expect.stringContaining('Modifiée depuis son export')],
    });
  });

  test('carries pictures within the text', () => {
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64');
    const { drafts, pictures } = read(
      `[html]Ici <img alt="un chat" src="data:image/png;base64,${png}"> ? {T}`
        .replace(/=/g, '\\=')
        .replace(':image', '\\:image'),
    );
    expect(drafts[0]!.question.prompt).toMatch(/^Ici !\[un chat\]\(image:[0-9a-f]{64}\) \?$/);
    const again = readGift(writeGift(drafts, pictures).bytes);
    expect([again.drafts[0]!.question.prompt, again.pictures]).toEqual([
      ...[drafts[0]!.question.prompt, pictures],
    ]);
  });
});

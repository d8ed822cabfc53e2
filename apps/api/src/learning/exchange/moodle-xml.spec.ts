import iconv from 'iconv-lite';
import { readMoodleXml } from './moodle-xml';
import { writeMoodleXml } from './write-moodle-xml';

const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const quiz = (inside: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  Buffer.from(`${head}\n<quiz>\n${inside}\n</quiz>\n`);
const read = (inside: string) => readMoodleXml(quiz(inside));
const question = (type: string, inside: string, text = '<p>Quoi&nbsp;?</p>') =>
  `<question type="${type}"><name><text>Titre</text></name>
<questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${inside}</question>`;
const first = (inside: string) => {
  const { drafts, faults, unsupported } = read(inside);
  expect({ faults, unsupported }).toEqual({ faults: [], unsupported: [] });
  return drafts[0]!;
};
const answer = (fraction: number, text: string, feedback = '', more = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${text}]]></text>
<feedback format="html"><text><![CDATA[${feedback}]]></text></feedback>${more}</answer>`;

describe('the types that Moodle XML carries', () => {
  test('choices, one or several, with their comments', () => {
    const two = answer(100, '<b>a</b>', '<p>Oui</p>') + answer(0, 'b', 'Non');
    expect(first(question('multichoice', `<single>true</single>${two}`)).question).toMatchObject({
      ...{ kind: 'single', prompt: 'Quoi\u00a0?' },
      choices: [
        { text: '**a**', right: true, explanation: 'Oui' },
        { text: 'b', right: false, explanation: 'Non' },
      ],
    });
    const more = answer(50, 'a') + answer(50, 'b') + answer(-50, 'c');
    expect(first(question('multichoice', `<single>false</single>${more}`)).question.kind).toBe(
      'multiple',
    );
  });

  test('true or false, said by words or, in old files, by order', () => {
    const said = answer(0, 'false', 'Si !') + answer(100, 'true', 'Eh oui');
    expect(first(question('truefalse', said)).question).toMatchObject({
      ...{ right: true, whyNot: 'Si !', explanation: 'Eh oui' },
    });
    const old = answer(0, 'Vrai', 'Non !') + answer(100, 'Faux');
    expect(first(question('truefalse', old)).question).toMatchObject({
      right: false,
      whyNot: 'Non !',
    });
  });

  test('short answers and numbers, with shares, margins and units', () => {
    const typed = answer(100, 'Paris') + answer(50, 'Pari') + answer(0, '*', 'Relisez');
    expect(first(question('shortanswer', `<usecase>1</usecase>${typed}`))).toMatchObject({
      question: {
        accepted: [{ percent: 100 }, { percent: 50 }],
        ...{ mistakes: [], explanation: 'Relisez' },
      },
      lacks: [expect.stringContaining('majuscules') as string],
    });
    const unit = (multiplier: number, name: string) =>
      `<unit><multiplier>${multiplier}</multiplier><unit_name>${name}</unit_name></unit>`;
    const number = `${answer(100, '1,5', '', '<tolerance>0.1</tolerance>')}
<units>${unit(100, 'cm')}${unit(1, 'm')}</units>`;
    expect(first(question('numerical', number)).question).toMatchObject({
      accepted: [{ value: 1.5, tolerance: 0.1, percent: 100 }],
      units: [
        { name: 'm', factor: 1 },
        { name: 'cm', factor: 0.01 },
      ],
    });
  });

  test('pairs, order, reflections', () => {
    const pair = (item: string, target: string) =>
      `<subquestion format="html"><text>${item}</text><answer><text>${target}</text></answer></subquestion>`;
    const pairs = pair('a', 'A') + pair('b', 'B') + pair('', 'C');
    expect(first(question('matching', pairs)).question).toMatchObject({
      items: [{ targetId: 't1' }, { targetId: 't2' }],
      targets: [{ text: 'A' }, { text: 'B' }, { text: 'C' }],
    });
    const ordered = answer(1, 'un', 'D’abord') + answer(2, 'deux');
    expect(first(question('ordering', ordered)).question).toMatchObject({
      items: [{ text: 'un', explanation: 'D’abord' }, { text: 'deux' }],
    });
    const graded = '<graderinfo format="html"><text>Voir</text></graderinfo>';
    expect(first(question('essay', graded))).toMatchObject({
      question: { kind: 'open', example: 'Voir' },
      lacks: expect.arrayContaining([expect.stringContaining('correcteur')]) as string[],
    });
  });

  test('texts with gaps: answers embedded in them, or words to choose', () => {
    const cloze =
      '<p>À {1:SHORTANSWER:=Paris#Oui~=Lutèce~%0%Lyon#Non}, il pleut {2:MC:~jamais~=souvent}.</p>';
    expect(first(question('cloze', '', cloze)).question).toMatchObject({
      ...{ kind: 'gap', text: 'À [[a]], il pleut [[b]].' },
      gaps: [
        { accepted: ['Paris', 'Lutèce'], choices: null, explanation: 'Oui\n\nNon' },
        { accepted: ['souvent'], choices: ['jamais', 'souvent'] },
      ],
    });
    const words = ['un', 'deux', 'autre'].map(
      (word, at) =>
        `<selectoption><text>${word}</text><group>${at < 2 ? 1 : 2}</group></selectoption>`,
    );
    expect(
      first(question('gapselect', words.join(''), 'Voici [[2]] et [[3]].')).question,
    ).toMatchObject({
      text: 'Voici [[a]] et [[b]].',
      gaps: [
        { accepted: ['deux'], choices: ['un', 'deux'] },
        { accepted: ['autre'], choices: ['autre'] },
      ],
    });
    expect(read(question('cloze', '', '{1:MULTIRESPONSE:=a~=b~c}')).unsupported).toEqual([
      { line: 3, type: 'cloze', title: 'Titre' },
    ]);
  });

  test('what Moodle marks otherwise is said, with the rule that marks here', () => {
    const lacks = (type: string, inside: string, text?: string) =>
      first(question(type, inside, text)).lacks.join('\n');
    const two = answer(100, 'a', 'x') + answer(0, 'b', 'x');
    expect(
      lacks(
        'multichoice',
        `<defaultgrade>2.5</defaultgrade><hidden>1</hidden><shuffleanswers>0</shuffleanswers>${two}`,
      ),
    ).toMatch(/leur ordre.*\n.*note de 2.5.*\n.*masquée/);
    expect(lacks('multichoice', `<shuffleanswers>1</shuffleanswers>${two}`)).toBe(
      'À compléter\u00a0: l’explication générale.',
    );
    const ordered = answer(1, 'un') + answer(2, 'deux');
    expect(lacks('ordering', `<gradingtype>ALL_OR_NOTHING</gradingtype>${ordered}`)).toMatch(
      /\(ALL_OR_NOTHING\).*Ici\u00a0: À mettre en ordre/,
    );
    expect(lacks('ordering', `<selecttype>RANDOM</selecttype>${ordered}`)).toContain(
      'étaient tirés',
    );
    expect(lacks('cloze', '', 'À {1:SA:=a} ou {3:SAC:=b}.')).toMatch(
      /Majuscules.*\n.*poids.*1 et 3/,
    );
    expect(lacks('essay', '<responseformat>noinline</responseformat>')).toContain('un fichier');
    const number = answer(100, '1', '', '<tolerance>0</tolerance>');
    expect(lacks('numerical', `<unitgradingtype>1</unitgradingtype>${number}`)).toContain('unité');
  });

  test('pairs to drag and boxes to tick of plugins are pairs and choices', () => {
    const pair = (item: string) =>
      `<subquestion format="html"><text>${item}</text><answer format="html"><text><![CDATA[<b>${item}</b>]]></text></answer></subquestion>`;
    expect(first(question('ddmatch', pair('a') + pair('b'))).question).toMatchObject({
      targets: [{ text: '**a**' }, { text: '**b**' }],
    });
    const boxes = answer(100, 'a') + answer(100, 'b') + answer(0, 'c');
    expect(first(question('oumultiresponse', boxes)).question.kind).toBe('multiple');
  });

  test.each([
    ['une note {1:NM:=zéro}', 'Un nombre est attendu dans un trou'],
    ['sans trou', 'n’a pas de trou'],
  ])('a text with gaps that is none is a fault: %s', (text, message) => {
    expect(read(question('cloze', '', text)).faults).toEqual([
      { line: 3, message: expect.stringContaining(message) as string },
    ]);
  });

  test.each(['description', 'calculated', 'ddmarker', 'stack', 'random', ''])(
    'the type « %s » is listed, with its line and its title',
    (type) => {
      expect(read(question(type, ''))).toMatchObject({
        ...{ drafts: [], faults: [] },
        unsupported: [{ line: 3, title: 'Titre', type: type || 'sans type' }],
      });
    },
  );
});

describe('what stands around questions', () => {
  test('categories, tags and codes', () => {
    const category = (path: string) =>
      `<question type="category"><category><text>${path}</text></category></question>`;
    const own = '<idnumber>q&amp;1</idnumber><tags><tag><text>été</text></tag></tags>';
    const { drafts } = read(
      category('$course$/top/A/B // C') +
        question('essay', own) +
        category('D') +
        question('essay', ''),
    );
    expect(drafts).toMatchObject([
      { tags: ['A', 'B / C', 'été'], code: 'q&1' },
      { tags: ['D'], code: null },
    ]);
  });

  test('pictures of the file, by what they are; others are told', () => {
    const file = (name: string, bytes: Buffer) =>
      `<file name="${name}" path="/" encoding="base64">${bytes.toString('base64')}</file>`;
    const inside = (name: string) => `<img src="@@PLUGINFILE@@/${name}" alt="un chat">`;
    const asked = `<question type="essay"><questiontext format="html"><text><![CDATA[${inside('un%20chat.png')}${inside('b.svg')}${inside('c.png')}]]></text>
${file('un chat.png', png)}${file('b.svg', Buffer.from('<svg/>'))}</questiontext></question>`;
    const { drafts, pictures } = read(asked);
    const [hash] = [...pictures.keys()];
    expect(pictures.get(hash!)).toEqual({ type: 'image/png', bytes: png });
    expect(drafts[0]!.question.prompt).toBe(`![un chat](image:${hash})un chatun chat`);
    expect(drafts[0]!.lacks).toEqual(
      expect.arrayContaining([
        expect.stringContaining('ni PNG'),
        expect.stringContaining('manque dans le fichier'),
      ]),
    );
    const again = readMoodleXml(writeMoodleXml(drafts, pictures).bytes);
    expect([again.drafts[0]!.question.prompt, again.pictures]).toEqual([
      ...[drafts[0]!.question.prompt, pictures],
    ]);
  });

  test('HTML becomes Markdown, and what has no place in it is told', () => {
    const html = `<h3>Titre</h3><p>Un&nbsp;<em>mot</em> et <a href="https://exemple.fr/a">un lien</a><br>suite</p>
<ul><li>un</li><li>deux<ol><li>sous</li></ol></li></ul><table><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td><td>3</td></tr></table>
<script>alert(1)</script><iframe src="x">y</iframe><a href="javascript:alert(1)">non</a> 2 * 3 &lt; 7`;
    const { question: asked, lacks } = first(question('essay', '', html));
    expect(asked.prompt).toBe(
      [
        '**Titre**\n\nUn\u00a0*mot* et [un lien](https://exemple.fr/a)\\\nsuite\n\n- un\n- deux\n  1. sous\n',
        'a — b\\\n1 \\| 2 — 3\n\nnon 2 \\* 3 \\< 7',
      ].join('\n'),
    );
    expect(lacks.slice(0, 3)).toEqual([
      expect.stringContaining('un tableau est devenu des lignes'),
      expect.stringContaining('une page intégrée'),
      expect.stringContaining('un lien sans https'),
    ]);
    expect(first(question('essay', '', 'H<sub>2</sub>O, \\(x^2\\)'))).toMatchObject({
      question: { prompt: 'H<sub>2</sub>O, \\\\(x^2\\\\)' },
      lacks: expect.arrayContaining([expect.stringContaining('formule TeX')]) as string[],
    });
  });
});

describe('files that mean harm, or are broken', () => {
  const essay = question('essay', '');
  test.each([
    ['an entity', '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'],
    ['entities of entities', '<!DOCTYPE q [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>', '&c;'],
    ['a document type from elsewhere', '<!DOCTYPE quiz SYSTEM "http://exemple.fr/a.dtd">', ''],
  ])('%s is refused', (_, doctype, used) => {
    const bytes = quiz(essay.replace('Titre', used), `<?xml version="1.0"?>${doctype}`);
    expect(readMoodleXml(bytes)).toMatchObject({
      drafts: [],
      faults: [{ line: 1, message: expect.stringContaining('DOCTYPE') as string }],
    });
  });

  test.each([
    ['an unknown entity', `${essay}<question>&truc;</question>`, 'mal formé'],
    ['a tag that never closes', `${essay}<question type="essay"><b>`, 'mal formé'],
    ['41 elements one in another', essay + '<a>'.repeat(41), '40 éléments'],
    ['a million elements', essay + '<a/>'.repeat(400_001), '400000 éléments'],
    ['too many questions', question('essay', '', 'a').repeat(2_001), '2000 questions'],
  ])('%s is a fault, and what came before is kept', (_, inside, message) => {
    const { drafts, faults } = read(inside);
    expect(faults).toEqual([
      { line: expect.any(Number) as number, message: expect.stringContaining(message) as string },
    ]);
    expect(drafts.length).toBeGreaterThan(0);
  });

  test('what is no file of questions says so', () => {
    const of = (text: string) => readMoodleXml(Buffer.from(text)).faults[0]!.message;
    expect(of('<html><body/></html>')).toContain('Ce n’est pas un fichier de questions');
    expect(of('<quiz></quiz>')).toContain('aucune question');
    expect(of('Bonjour')).toContain('mal formé');
    expect(of('<?xml version="1.0" encoding="EBCDIC"?><quiz/>')).toContain('ebcdic');
  });

  test('a question that lacks its answers is a fault at its line, the others are read', () => {
    expect(read(`${question('multichoice', '')}\n${essay}`)).toMatchObject({
      drafts: [{ line: 5 }],
      faults: [{ line: 3, message: expect.stringContaining('au moins deux') as string }],
    });
  });
});

describe('encodings', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
  const text = quiz(question('essay', '', 'L’été, 2 €')).toString();
  test.each([
    ['UTF-8', 'utf8'],
    ['windows-1252', 'win1252'],
    ['ISO-8859-1', 'win1252'],
    ['UTF-16', 'utf16'],
  ])('%s is read as it is declared', (name, encoding) => {
    const bytes = iconv.encode(text.replace(declared('UTF-8'), declared(name)), encoding, {
      addBOM: false,
    });
    expect(readMoodleXml(bytes).drafts[0]!.question.prompt).toBe('L’été, 2 €');
  });

  test('Windows-1252 that says it is UTF-8 is read all the same', () => {
    expect(readMoodleXml(iconv.encode(text, 'win1252')).drafts[0]!.question.prompt).toBe(
      'L’été, 2 €',
    );
  });
});

test('what we write says everything in Moodle XML itself where it can', () => {
  const pair = (item: string) =>
    `<subquestion format="html"><text>${item}</text><answer><text>${item}!</text></answer></subquestion>`;
  const units = '<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>';
  const { drafts } = read(
    [
      question('multichoice', answer(100, 'a', 'x') + answer(0, 'b', 'y')),
      question(
        'multichoice',
        `<single>false</single>${answer(50, 'a') + answer(50, 'b') + answer(-50, 'c')}`,
      ),
      question('truefalse', answer(100, 'true') + answer(0, 'false', 'Non')),
      question('shortanswer', answer(100, 'a') + answer(50, 'b') + answer(0, 'c', 'Non')),
      question('numerical', answer(100, '3', '', '<tolerance>1</tolerance>') + units),
      question('matching', pair('a') + pair('b')),
      question('ordering', answer(1, 'a', 'x') + answer(2, 'b')),
      question('cloze', '', '<p>À {1:SA:=Paris#Oui~=Lutèce} ou {1:MC:~jamais~=souvent#Si}.</p>'),
      question('essay', '<graderinfo format="html"><text>Voir</text></graderinfo>'),
    ].join('\n'),
  );
  expect(drafts).toHaveLength(9);
  const { bytes, altered } = writeMoodleXml(drafts, new Map());
  expect(altered).toEqual([]);
  expect(bytes.toString()).not.toContain('percolateur');
});

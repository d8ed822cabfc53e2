import { loadCourse } from './load-course';
import { edited, faultsOf, load, smallCourse, without } from './testing/small-course';

const course = smallCourse();

describe('a course without fault', () => {
  test('is put together from its files', async () => {
    const document = await load(course);
    expect(document).toMatchObject({
      slug: 'petit-cours',
      completion: { finalQuizId: 'evaluation' },
    });
    expect(document.halfDays.map(({ id, position, quizId }) => [id, position, quizId])).toEqual([
      ['jour-1', 1, 'entrainement-1'],
      ['jour-2', 2, 'entrainement-2'],
      ['jour-3', 3, 'entrainement-3'],
      ['jour-4', 4, 'entrainement-4'],
    ]);
    expect(document.halfDays[1].lessons.map(({ id }) => id)).toEqual([
      'lecon-2-1',
      'lecon-2-2',
      'lecon-2-3',
    ]);
    expect(document.halfDays[0].lessons[0]).toMatchObject({
      experiment: null,
      quizId: null,
      factIds: ['turing-1'],
      sourceIds: ['turing-1950'],
      trainer: {
        notes: '<p>Préparez des cartes.</p>',
        blocks: [{ minutes: 30, skippable: false }],
      },
    });
    expect(document.quizzes.map(({ id, halfDayId }) => [id, halfDayId])).toEqual([
      ['entrainement-1', 'jour-1'],
      ['entrainement-2', 'jour-2'],
      ['entrainement-3', 'jour-3'],
      ['entrainement-4', 'jour-4'],
      ['evaluation', null],
      ['positionnement', null],
    ]);
  });

  test('is the same with Windows line ends, a byte order mark and hidden files', async () => {
    const windows = Object.fromEntries(
      Object.entries(course).map(([file, text]) => [
        file,
        `\uFEFF${String(text).replaceAll('\n', '\r\n')}`,
      ]),
    );
    expect(await load({ ...windows, '.DS_Store': '\0' })).toEqual(await load(course));
  });
});

test('a lesson may have a quiz of its own, which belongs to its half-day', async () => {
  const quiz = String(course['2-jour/quiz.yaml']).replaceAll('entrainement-2', 'exercice');
  const { halfDays, quizzes } = await load({ ...course, '2-jour/02.quiz.yaml': quiz });
  expect(halfDays[1].lessons.map(({ quizId }) => quizId)).toEqual([null, 'exercice', null]);
  expect(quizzes.find(({ id }) => id === 'exercice')?.halfDayId).toBe('jour-2');
});

describe('a file', () => {
  test('missing is told, and only that', async () => {
    expect(await faultsOf(without(course, 'sources.yaml'))).toEqual([
      'sources.yaml:1  Contenu YAML manquant',
    ]);
  });

  test('that nobody reads is told', async () => {
    expect(await faultsOf({ ...course, 'notes.txt': 'à trier' })).toEqual([
      'notes.txt:1  Fichier que personne ne lit',
    ]);
  });

  test('that is no text is told', async () => {
    const [head, tail] = String(course['1-jour/01.md']).split('Une chose');
    const latin1 = Buffer.concat([Buffer.from(head), Buffer.from([0xe9]), Buffer.from(tail)]);
    expect(await faultsOf({ ...course, '1-jour/01.md': latin1 })).toEqual([
      '1-jour/01.md:17  Texte qui n’est pas en UTF-8',
    ]);
    expect(await faultsOf(edited(course, '1-jour/01.md', 'Une chose', 'Une\0chose'))).toEqual([
      '1-jour/01.md:17  Octet nul dans le texte',
    ]);
  });

  test('of broken YAML is told once, without the faults that would follow', async () => {
    const faults = await faultsOf(
      edited(course, 'glossary.yaml', '  term: poids', '  term: "poids'),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^glossary\.yaml:\d+ {2}YAML : /);
  });

  test('that aliases itself into a bomb is refused', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed']) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join()}]`);
    }
    const faults = await faultsOf({ ...course, 'course.yaml': bomb.join('\n') });
    expect(faults[0]).toMatch(/^course\.yaml:1 {2}YAML : Excessive alias/);
  });

  test('is looked for in a folder that exists', async () => {
    await expect(loadCourse('/nowhere/at/all')).rejects.toThrow('ENOENT');
  });
});

describe('a value that the schema refuses is told at its line', () => {
  test.each([
    ['an unknown key', 'course.yaml', 'slug:', 'note: x\nslug:', '1  Clé inconnue : note'],
    [
      'a version',
      'course.yaml',
      '1.0.0',
      'v1',
      '3  version : Version attendue, sous la forme 1.0.0',
    ],
    ['a blank', 'course.yaml', 'Un quiz.', '" "', '14  programme.assessment : Texte manquant'],
    [
      'an id',
      '2-jour/half-day.yaml',
      'jour-2',
      'Jour_2',
      '1  id : Identifiant attendu : minuscules, chiffres et traits d’union',
    ],
    [
      'an objective that cannot be seen',
      '1-jour/02.md',
      'Expliquer une idée',
      'Comprendre une idée',
      '8  objectives.0.text : Verbe attendu parmi : nommer, ordonner, classer, repérer, expliquer, comparer, estimer, vérifier, argumenter, choisir, rédiger, animer, reformuler, planifier',
    ],
    [
      'the date of a claim',
      '1-jour/facts.yaml',
      "'1950'",
      "'vers 1950'",
      '4  0.asOf : Date attendue, sous la forme 2025 ou 2025-10',
    ],
    [
      'a block longer than its longest',
      '2-jour/01.trainer.yaml',
      'max: 40',
      'max: 25',
      '5  blocks.0.minutes : La durée tient entre min et max',
    ],
    [
      'a signature that may be skipped',
      '2-jour/01.trainer.yaml',
      'phase: experimenter',
      'phase: signer\n    skippable: true',
      '5  blocks.0.skippable : On ne saute pas une signature',
    ],
    [
      'a date',
      'sources.yaml',
      '2026-11-23',
      '23/11/2026',
      '6  0.checkedOn : Date attendue, sous la forme 2026-11-23',
    ],
    [
      'a choice that does not explain itself',
      '1-jour/quiz.yaml',
      ', explanation: On le croit souvent',
      '',
      '14  questions.0.choices.1.explanation : Explication manquante',
    ],
  ])('%s', async (_, file, from, to, fault) => {
    expect(await faultsOf(edited(course, file, from, to))).toEqual([`${file}:${fault}`]);
  });

  test('an address without https', async () => {
    const [fault] = await faultsOf(edited(course, 'sources.yaml', 'https:', 'http:'));
    expect(fault).toMatch(/^sources\.yaml:5 {2}0\.url : /);
  });
});

describe('many faults are told at once, by file then by line', () => {
  test('across files and kinds', async () => {
    let broken = edited(course, 'course.yaml', '1.0.0', 'un');
    broken = edited(broken, '3-jour/02.md', 'glossaire:poids', 'glossaire:masse');
    broken = edited(broken, '3-jour/02.md', '.keep', '.souvenir');
    broken = edited(broken, '3-jour/quiz.yaml', 'right: true', 'right: false');
    broken = edited(broken, '1-jour/01.md', 'fait:turing-1', 'fait:turing');
    expect(await faultsOf({ ...broken, 'vieux.bak': '' })).toEqual([
      '1-jour/01.md:13  Fait inconnu : turing',
      '3-jour/02.md:2  Sections .keep : 1 attendue, 0 trouvées',
      '3-jour/02.md:13  Terme inconnu du glossaire : masse',
      '3-jour/02.md:15  Genre de section inconnu : souvenir',
      '3-jour/quiz.yaml:12  Une seule bonne réponse est attendue\u00a0: 0 cochées. Cochez-en une.',
      'course.yaml:3  version : Version attendue, sous la forme 1.0.0',
      'vieux.bak:1  Fichier que personne ne lit',
    ]);
  });

  test('and the message counts them', async () => {
    await expect(load(without(course, 'course.yaml', 'glossary.yaml'))).rejects.toThrow(
      /^Cours refusé, 2 défauts :\ncourse\.yaml:1 {2}.+\nglossary\.yaml:1 {2}.+$/,
    );
  });
});

import { edited, faultsOf, load, smallCourse, without, type Files } from './testing/small-course';

const course = smallCourse();
const moved = (files: Files, from: string, to: string): Files =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [file.replace(from, () => to), text]),
  );

describe('an id stands once', () => {
  test.each([
    [
      'half-day',
      ['2-jour/half-day.yaml', 'jour-2', 'jour-1'],
      '2-jour/half-day.yaml:1  Demi-journée en double : jour-1 (déjà en 1-jour/half-day.yaml:1)',
    ],
    [
      'lesson',
      ['2-jour/02.md', 'lecon-2-2', 'lecon-1-3'],
      '2-jour/02.md:2  Séquence en double : lecon-1-3 (déjà en 1-jour/03.md:2)',
    ],
    [
      'question',
      ['2-jour/quiz.yaml', 'id: entrainement-2-2', 'id: entrainement-1-5'],
      '2-jour/quiz.yaml:17  Question en double : entrainement-1-5 (déjà en 1-jour/quiz.yaml:44)',
    ],
    [
      'choice',
      ['1-jour/quiz.yaml', '{ id: b', '{ id: a'],
      '1-jour/quiz.yaml:12  Deux lignes portent le même identifiant\u00a0: retirez l’une et écrivez-la à nouveau.',
    ],
    [
      'quiz',
      ['quizzes/positionnement.yaml', 'id: positionnement\n', 'id: evaluation\n'],
      'quizzes/positionnement.yaml:1  Quiz en double : evaluation (déjà en quizzes/evaluation.yaml:1)',
    ],
  ])('%s', async (_, [file, from, to], fault) => {
    expect(await faultsOf(edited(course, file, from, to))).toEqual([fault]);
  });

  test('objective, whose first owner keeps it', async () => {
    expect(await faultsOf(edited(course, '1-jour/02.md', 'objectif-1-2', 'objectif-1-1'))).toEqual([
      '1-jour/02.md:7  Objectif en double : objectif-1-1 (déjà en 1-jour/01.md:7)',
      '1-jour/quiz.yaml:19  Objectif sans existence : objectif-1-2',
      '1-jour/quiz.yaml:46  Objectif sans existence : objectif-1-2',
      ...[19, 46, 73].map(
        (line) => `quizzes/evaluation.yaml:${line}  Objectif sans existence : objectif-1-2`,
      ),
      ...[19, 46].map(
        (line) => `quizzes/positionnement.yaml:${line}  Objectif sans existence : objectif-1-2`,
      ),
    ]);
  });

  test.each([
    ['term', 'glossary.yaml', 5, 'Terme en double : poids'],
    ['claim', '1-jour/facts.yaml', 6, 'Fait en double : turing-1'],
    ['source', 'sources.yaml', 7, 'Source en double : turing-1950'],
  ])('%s', async (_, file, line, message) => {
    const twice = { ...course, [file]: `${course[file]}${course[file]}` };
    expect(await faultsOf(twice)).toEqual([`${file}:${line}  ${message} (déjà en ${file}:1)`]);
  });
});

describe('a reference names something', () => {
  test('the lesson of a question', async () => {
    const broken = edited(
      course,
      '1-jour/quiz.yaml',
      'objectiveId:',
      'lessonId: lecon-9\n    objectiveId:',
    );
    expect(await faultsOf(broken)).toEqual([
      '1-jour/quiz.yaml:10  Séquence sans existence : lecon-9',
    ]);
  });

  test('the final quiz of the course', async () => {
    expect(await faultsOf(edited(course, 'course.yaml', 'evaluation', 'examen'))).toEqual([
      'course.yaml:18  Quiz sans existence : examen',
    ]);
  });

  test('the source of a claim, and the sources to go further', async () => {
    const broken = edited(course, '1-jour/facts.yaml', 'turing-1950', 'turing-1936');
    expect(
      await faultsOf(edited(broken, '2-jour/01.md', 'setting:', 'further: [kant]\nsetting:')),
    ).toEqual([
      '1-jour/facts.yaml:3  Source sans existence : turing-1936',
      '2-jour/01.md:5  Source sans existence : kant',
    ]);
  });

  test('but is not judged when the file that would declare it cannot be read', async () => {
    const faults = await faultsOf(edited(course, '1-jour/01.md', 'minutes: 30', 'minutes: [30'));
    expect(faults.every((fault) => fault.startsWith('1-jour/01.md:'))).toBe(true);
  });
});

describe('the right answers are right in number', () => {
  const wrong = (from: string, to: string) =>
    faultsOf(edited(course, '4-jour/quiz.yaml', from, to));
  const multiple = (files: Files) =>
    faultsOf(edited(files, '4-jour/quiz.yaml', 'kind: single', 'kind: multiple'));

  test('a single choice with two', async () => {
    expect(await wrong('right: false', 'right: true')).toEqual([
      '4-jour/quiz.yaml:12  Une seule bonne réponse est attendue\u00a0: 2 cochées. Cochez-en une.',
    ]);
  });

  test('a multiple choice with one', async () => {
    expect(await multiple(course)).toEqual([
      '4-jour/quiz.yaml:12  Cochez deux bonnes réponses au moins, et laissez-en une fausse.',
    ]);
  });

  test('a multiple choice with nothing wrong to tick', async () => {
    const all = edited(course, '4-jour/quiz.yaml', 'right: false', 'right: true');
    expect(await multiple(all)).toEqual([
      '4-jour/quiz.yaml:12  Cochez deux bonnes réponses au moins, et laissez-en une fausse.',
    ]);
  });

  test.each(['Toutes les réponses', 'Aucune de ces propositions', 'Tous les choix ci-dessus'])(
    'and « %s » is none',
    async (lazy) => {
      expect(await wrong('Elle pense', lazy)).toEqual([
        '4-jour/quiz.yaml:14  Ni «\u00a0toutes les réponses\u00a0» ni «\u00a0aucune\u00a0»\u00a0: dites laquelle.',
      ]);
    },
  );
});

describe('each thing is at its place', () => {
  test('half-days, from the first to the last', async () => {
    expect(await faultsOf(moved(course, '4-jour/', '5-jour/'))).toEqual([
      'course.yaml:1  Demi-journée 4 sans dossier 4-…',
    ]);
  });

  test('one folder to each', async () => {
    expect(await faultsOf(moved(course, '4-jour/', '3-soir/'))).toEqual([
      '3-soir/half-day.yaml:1  Deux dossiers pour la demi-journée 3',
    ]);
  });

  test('three lessons at least', async () => {
    expect(await faultsOf(without(course, '2-jour/03.md', '2-jour/03.trainer.yaml'))).toEqual([
      '2-jour/half-day.yaml:1  Une demi-journée compte au moins trois séquences',
      '2-jour/half-day.yaml:5  70 min de séquences et de pause, 100 annoncées',
      '2-jour/quiz.yaml:28  Objectif sans existence : objectif-2-3',
    ]);
  });

  test('a training quiz in its half-day, the others apart', async () => {
    expect(await faultsOf(edited(course, '1-jour/quiz.yaml', 'training', 'positioning'))).toContain(
      '1-jour/quiz.yaml:2  Le quiz d’une demi-journée est un entraînement (training)',
    );
    expect(
      await faultsOf(edited(course, 'quizzes/positionnement.yaml', 'positioning', 'training')),
    ).toEqual(['quizzes/positionnement.yaml:2  Un entraînement se range dans sa demi-journée']);
  });

  test('a final quiz that is one', async () => {
    expect(await faultsOf(edited(course, 'course.yaml', 'evaluation', 'positionnement'))).toEqual([
      'course.yaml:18  Ce quiz n’est pas une évaluation (final)',
    ]);
  });
});

describe('a half-day lasts what it announces', () => {
  test('the blocks of a lesson make its minutes', async () => {
    expect(
      await faultsOf(edited(course, '1-jour/01.trainer.yaml', 'minutes: 30', 'minutes: 25')),
    ).toEqual(['1-jour/01.trainer.yaml:2  25 min de blocs, 30 min de séquence']);
  });

  test('its lessons and its break make the half-day', async () => {
    expect(
      await faultsOf(edited(course, '1-jour/half-day.yaml', 'minutes: 10', 'minutes: 15')),
    ).toEqual(['1-jour/half-day.yaml:5  105 min de séquences et de pause, 100 annoncées']);
  });

  test('its break follows one of its own lessons', async () => {
    expect(
      await faultsOf(edited(course, '1-jour/half-day.yaml', 'lecon-1-1', 'lecon-2-1')),
    ).toEqual([
      '1-jour/half-day.yaml:6  Pause après une séquence d’une autre demi-journée : lecon-2-1',
    ]);
  });
});

describe('a quiz asks enough', () => {
  const shortened = (file: string, questionId: string) => {
    const text = String(course[file]);
    return { ...course, [file]: text.slice(0, text.indexOf(`  - id: ${questionId}`)) };
  };

  test.each([
    ['1-jour/quiz.yaml', 'entrainement-1-5', '4 questions, 5 au moins'],
    ['quizzes/positionnement.yaml', 'positionnement-5', '4 questions, 5 au moins'],
    ['quizzes/evaluation.yaml', 'evaluation-10', '9 questions, 10 au moins'],
  ])('%s', async (file, questionId, counts) => {
    expect(await faultsOf(shortened(file, questionId))).toEqual([
      `${file}:7  Quiz trop court : ${counts}`,
    ]);
  });
});

describe('forms of a quiz', () => {
  const file = 'quizzes/evaluation.yaml';
  const line = String(course[file]).split('\n').length;
  const withForms = (forms: string) =>
    faultsOf({ ...course, [file]: `${String(course[file])}forms:\n${forms}` });
  const ask = (id: string, ...numbers: number[]) =>
    `  - id: ${id}\n    sections: [{ questions: [${numbers.map((n) => `evaluation-${n}`).join(', ')}] }]\n`;

  test('ask questions of the quiz, all of them somewhere, none twice in one', async () => {
    expect(await withForms(ask('a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).toEqual([]);
    expect(await withForms(ask('a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11))).toEqual([
      `${file}:${line - 9}  Question d’aucune forme : evaluation-10`,
      `${file}:${line + 1}  Forme a : une question y est deux fois`,
      `${file}:${line + 2}  Question du quiz sans existence : evaluation-11`,
    ]);
  });

  test('are equivalent', async () => {
    expect(await withForms(ask('a', 1, 2, 3, 10) + ask('b', 4, 5, 6, 7, 8, 9))).toEqual([
      `${file}:${line + 3}  Forme b : n’est pas équivalente à la première (le nombre de questions, le nombre de questions de chaque demi-journée, les objectifs, la difficulté)`,
    ]);
    expect(await withForms(ask('a', 1, 2, 3, 4, 8) + ask('b', 5, 6, 7, 10, 9))).toEqual([
      `${file}:${line + 3}  Forme b : n’est pas équivalente à la première (les objectifs)`,
    ]);
  });

  test('draw what there is to draw', async () => {
    const drawn = (draw: string) => `  - id: a\n    sections:\n      - { draw: ${draw} }\n`;
    expect(await withForms(drawn('3, objectiveId: objectif-1-2'))).toEqual([]);
    expect(await withForms(drawn('4, objectiveId: objectif-1-2'))).toEqual([
      `${file}:${line + 3}  Tirage impossible : il manque 1 de ces questions`,
    ]);
  });
});

test('a claim that no lesson makes is told', async () => {
  const broken = edited(course, '1-jour/facts.yaml', 'id: turing-1', 'id: turing-9');
  const text = Object.fromEntries(
    Object.entries(broken).map(([file, each]) => [
      file,
      file.startsWith('1-jour/0') ? String(each).replace('fait:turing-1', 'fait:turing-2') : each,
    ]),
  );
  expect(await faultsOf(text)).toEqual([
    '1-jour/facts.yaml:1  Fait que personne ne cite : turing-9',
  ]);
});

test.each([
  ['without hand-out', '1-jour/01.md', '.sheet', '.try', '.sheet : 1 attendue, 0 trouvées'],
  [
    'with two summaries',
    '1-jour/01.md',
    '{#idee}',
    '{#idee .keep}',
    '.keep : 1 attendue, 2 trouvées',
  ],
  [
    'without a place for its experiment',
    '1-jour/01.md',
    'setting:',
    'experiment: eliza\nsetting:',
    '.experiment : 1 attendue, 0 trouvées',
  ],
])('a lesson %s is told', async (_, file, from, to, fault) => {
  expect(await faultsOf(edited(course, file, from, to))).toEqual([`${file}:2  Sections ${fault}`]);
});

test('an objective that no question assesses is told where it is declared', async () => {
  const broken = String(course['2-jour/quiz.yaml']).replaceAll('objectif-2-3', 'objectif-2-1');
  expect(await faultsOf({ ...course, '2-jour/quiz.yaml': broken })).toEqual([
    '2-jour/03.md:7  Objectif sans question : objectif-2-3',
  ]);
});

describe('an observation grid', () => {
  const observation = `lessonId: lecon-2-1
levels: [un, deux, trois, quatre]
criteria:
  - { id: g1, title: Cadre, levels: [a, b, c, d] }
  - { id: g2, title: Temps, levels: [a, b, c, d] }
  - { id: g3, title: Parole, levels: [a, b, c, d] }
threshold: { level: 3, criteria: [g1, g3] }
`;
  const asked = edited(
    course,
    'course.yaml',
    'halfDays: all',
    'halfDays: all\n  observation: true',
  );
  const withGrid = { ...asked, 'observation.yaml': observation };

  test('is part of the course, which may go without', async () => {
    expect(await faultsOf(withGrid)).toEqual([]);
    expect(await faultsOf({ ...course, 'observation.yaml': observation })).toEqual([]);
  });

  test('is there where completion asks for it', async () => {
    expect(await faultsOf(asked)).toEqual([
      'course.yaml:20  Grille demandée, sans observation.yaml',
    ]);
  });

  test.each([
    ['a lesson that is none', 'lecon-2-1', 'lecon-9-9', '1  Séquence sans existence : lecon-9-9'],
    ['a criterion that is none', '[g1, g3]', '[g1, g9]', '7  Critère sans existence : g9'],
    ['a criterion twice', '{ id: g2,', '{ id: g1,', '5  Critère en double : g1'],
    ['three levels', 'Temps, levels: [a, b, c, d]', 'Temps, levels: [a, b, c]', '5  '],
  ])('%s', async (_, from, to, fault) => {
    const [first, ...others] = await faultsOf(edited(withGrid, 'observation.yaml', from, to));
    expect(first).toContain(`observation.yaml:${fault}`);
    expect(others).toEqual([]);
  });
});

describe('a positioning that is asked again', () => {
  const again = (after: string) => ({
    ...course,
    'quizzes/apres.yaml': `id: apres
kind: positioning
after: ${after}
title: Après
intro: Les mêmes.
passPercent: null
maxAttempts: 1
opensWith: jour-4
`,
  });

  test('has the very questions of the first', async () => {
    const { quizzes } = await load(again('positionnement'));
    const [first, after] = ['positionnement', 'apres'].map((id) =>
      quizzes.find((quiz) => quiz.id === id),
    );
    expect(after?.questions).toEqual(first?.questions);
  });

  test.each([
    ['nothing', 'rien', 'Quiz sans existence : rien'],
    ['a final', 'evaluation', 'Seul un positionnement se pose de nouveau, après un positionnement'],
    ['itself', 'apres', 'Ce positionnement se pose lui-même après un autre'],
  ])('not after %s', async (_, after, message) => {
    expect(await faultsOf(again(after))).toEqual([`quizzes/apres.yaml:3  ${message}`]);
  });
});

describe('a belief', () => {
  const told = (questionId: string, choiceId: string) => ({
    ...course,
    'quizzes/positionnement.yaml': `${course['quizzes/positionnement.yaml']}misconceptions:
  - questionId: ${questionId}
    beliefs: [{ choiceId: ${choiceId}, text: La machine pense. }]
    activity: { minutes: 5, title: Un geste, gesture: Faites ceci. }
`,
  });

  test('is that of a wrong choice of a question asked there', async () => {
    expect(await faultsOf(told('positionnement-1', 'b'))).toEqual([]);
    expect((await faultsOf(told('positionnement-1', 'a')))[0]).toContain(
      'Ni faux ni proposé ici : a',
    );
    expect((await faultsOf(told('evaluation-1', 'b')))[0]).toContain(
      'Question sans existence : evaluation-1',
    );
  });
});

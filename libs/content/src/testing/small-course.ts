import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CourseInvalid, type CourseDocument } from '../index';
import { loadCourse } from '../load';

export type Files = Record<string, string | Buffer>;

const courseYaml = `slug: petit-cours
title: Petit cours
version: 1.0.0
language: fr
licence: CC BY-SA 4.0
credits:
  - Une équipe
programme:
  objective: Animer un café.
  audience: Toute personne.
  prerequisites: Aucun.
  durationMinutes: 840
  methods: Des jeux.
  assessment: Un quiz.
  accessibility: Une version assise.
  contact: Le hub.
completion:
  finalQuizId: evaluation
  halfDays: all
`;

const glossaryYaml = `- id: poids
  term: poids
  definition: Nombre qui dit une importance.
  simpler: Ce qui compte.
`;

const sourcesYaml = `- id: turing-1950
  title: Computing Machinery and Intelligence
  publisher: Mind
  year: 1950
  url: https://doi.org/10.1093/mind/LIX.236.433
  checkedOn: 2026-11-23
`;

const factsYaml = (day: number) => `- id: turing-${day}
  statement: Alan Turing propose le jeu de l’imitation.
  sourceId: turing-1950
  asOf: '1950'
  reviewBy: 2028-11-30
`;

const trainerYaml = `notes: Préparez des cartes.
blocks:
  - title: Le pari
    phase: experimenter
    minutes: 30
    min: 20
    max: 40
    say: « À vous. »
    do: Distribue les cartes.
    they: Parient.
`;

const halfDayYaml = (day: number) => `id: jour-${day}
theme: histoire
title: Jour ${day}
summary: Un résumé.
durationMinutes: 100
break: { after: lecon-${day}-1, minutes: 10 }
`;

const lessonMd = (day: number, n: number) => `---
id: lecon-${day}-${n}
title: Séquence ${day}.${n}
minutes: 30
setting: en groupe
objectives:
  - id: objectif-${day}-${n}
    text: Expliquer une idée
---

## Une idée {#idee}

Un [poids](glossaire:poids) se règle depuis 1950 [fait](fait:turing-${day}).

## À retenir {#retenir .keep}

- Une chose.

## Fiche {#fiche .sheet}

Ma question : …
`;

const quizYaml = (id: string, kind: string, count: number, day: number) => `id: ${id}
kind: ${kind}
title: La récolte
intro: Quelques questions.
passPercent: null
maxAttempts: null
questions:
${Array.from(
  { length: count },
  (_, n) => `  - id: ${id}-${n + 1}
    kind: single
    objectiveId: objectif-${day}-${(n % 3) + 1}
    prompt: Que fait la machine ?
    choices:
      - { id: a, text: Elle calcule, right: true, explanation: C’est cela }
      - { id: b, text: Elle pense, right: false, explanation: On le croit souvent }
    explanation: Elle calcule.
    difficulty: 1
`,
).join('')}`;

/** The files of a course without fault: four half-days of three lessons, six quizzes. */
export function smallCourse(): Files {
  const files: Files = {
    'course.yaml': courseYaml,
    'glossary.yaml': glossaryYaml,
    'sources.yaml': sourcesYaml,
    'quizzes/positionnement.yaml': quizYaml('positionnement', 'positioning', 5, 1),
    'quizzes/evaluation.yaml': quizYaml('evaluation', 'final', 10, 1),
  };
  for (const day of [1, 2, 3, 4]) {
    files[`${day}-jour/half-day.yaml`] = halfDayYaml(day);
    files[`${day}-jour/quiz.yaml`] = quizYaml(`entrainement-${day}`, 'training', 5, day);
    files[`${day}-jour/facts.yaml`] = factsYaml(day);
    for (const n of [1, 2, 3]) {
      files[`${day}-jour/0${n}.md`] = lessonMd(day, n);
      files[`${day}-jour/0${n}.trainer.yaml`] = trainerYaml;
    }
  }
  return files;
}

/** The same files with one passage of one of them replaced; throws when it is not there. */
export function edited(files: Files, file: string, from: string, to: string): Files {
  const text = String(files[file]);
  if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
  return { ...files, [file]: text.replace(from, () => to) };
}

/** The same files without some of them. */
export function without(files: Files, ...names: string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([file]) => !names.includes(file)));
}

/** Loads a course from a folder that holds just these files, and is gone afterwards. */
export async function load(files: Files): Promise<CourseDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(join(folder, dirname(file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    return await loadCourse(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the loader refuses these files for, as `file:line  message`; empty when it accepts them. */
export async function faultsOf(files: Files): Promise<string[]> {
  try {
    await load(files);
    return [];
  } catch (error) {
    if (!(error instanceof CourseInvalid)) throw error;
    return error.faults.map(({ file, line, message }) => `${file}:${line}  ${message}`);
  }
}

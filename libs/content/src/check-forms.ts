import { drawSheet, formDifferences } from '@percolateur/domain';
import type { FormDifference, PoolQuestion, QuizForm, QuizSection } from '@percolateur/domain';
import { Ids } from './ids';
import type { Path, YamlSource } from './yaml-source';

const differs: Record<FormDifference, string> = {
  count: 'le nombre de questions',
  'half-days': 'le nombre de questions de chaque demi-journée',
  objectives: 'les objectifs',
  difficulty: 'la difficulté',
};

/** Tells the faults of the forms of a quiz: what they ask, what they can draw, whether they are equal. */
export function checkForms(quiz: YamlSource, halfDayOf: ReadonlyMap<string, string>): void {
  const paths = quiz.items(['forms']);
  if (paths.length === 0) return;
  const formIds = new Ids('Forme');
  const questionIds = new Ids('Question du quiz');
  const questions = quiz.items(['questions']);
  // Doubles among them are told of the whole course.
  for (const question of questions) questionIds.know(quiz.get([...question, 'id']));
  formIds.declareItems(quiz, ['forms']);
  for (const path of paths) {
    for (const section of quiz.items([...path, 'sections'])) {
      for (const question of quiz.items([...section, 'questions'])) {
        questionIds.refer(quiz, question);
      }
    }
  }

  const pool = questions.map((question) => pooled(quiz, question));
  const forms = paths.map((path) => written(quiz, path));
  for (const [at, form] of forms.entries()) {
    const asked = form.sections.flatMap((each) => ('draw' in each ? [] : each.questions));
    if (new Set(asked).size < asked.length) {
      quiz.fault(paths[at] ?? [], `Forme ${form.id} : une question y est deux fois`);
    }
    for (const { section, missing } of drawSheet(form, pool, '').short) {
      const message = `Tirage impossible : il manque ${missing} de ces questions`;
      quiz.fault([...(paths[at] ?? []), 'sections', section], message);
    }
    const differences = formDifferences(forms[0] ?? form, form, pool, (id) => halfDayOf.get(id));
    if (differences.length > 0) {
      const what = differences.map((each) => differs[each]).join(', ');
      quiz.fault(
        paths[at] ?? [],
        `Forme ${form.id} : n’est pas équivalente à la première (${what})`,
      );
    }
  }
  checkAsked(quiz, forms);
}

/** A question that no attempt could ask would be written for nothing. */
function checkAsked(quiz: YamlSource, forms: readonly QuizForm[]): void {
  const sections = forms.flatMap((form) => form.sections);
  if (sections.some((each) => 'draw' in each)) return;
  const asked = new Set(sections.flatMap((each) => ('draw' in each ? [] : each.questions)));
  for (const question of quiz.items(['questions'])) {
    const id = String(quiz.get([...question, 'id']));
    if (!asked.has(id)) quiz.fault([...question, 'id'], `Question d’aucune forme : ${id}`);
  }
}

function pooled(quiz: YamlSource, path: Path): PoolQuestion {
  return { ...criteria(quiz, path), id: String(quiz.get([...path, 'id'])) };
}

function written(quiz: YamlSource, path: Path): QuizForm {
  return {
    id: String(quiz.get([...path, 'id'])),
    sections: quiz.items([...path, 'sections']).map((section): QuizSection => {
      const draw = quiz.get([...section, 'draw']);
      if (typeof draw === 'number') return { ...criteria(quiz, section), draw };
      const questions = quiz.items([...section, 'questions']);
      return { questions: questions.map((question) => String(quiz.get(question))) };
    }),
  };
}

function criteria(quiz: YamlSource, path: Path) {
  const [objectiveId, lessonId, difficulty] = ['objectiveId', 'lessonId', 'difficulty'].map((key) =>
    quiz.get([...path, key]),
  );
  return {
    ...(typeof objectiveId === 'string' && { objectiveId }),
    ...(typeof lessonId === 'string' && { lessonId }),
    ...(typeof difficulty === 'number' && { difficulty }),
  };
}

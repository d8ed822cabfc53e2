import {
  bankRoutes,
  HubQuiz,
  organisationRoutes,
  type QuizPlan,
  quizPlanRoutes,
  QuizSheetPreview,
} from '@percolateur/contract';
import { coordinator, hub, organisationId } from '../../testing/coordination';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const author = { id: id(2), firstName: 'Inès', lastName: 'Lopez' };
const named = {
  ...{ versionId: id(51), questionId: id(52), organisationId: null, kind: 'single' as const },
  ...{ prompt: 'Que calcule un modèle ?', number: 1, status: 'published' as const, newer: null },
};
const plan = (changes: Partial<QuizPlan> = {}): QuizPlan => ({
  ...{ kind: 'final', title: 'Retour', intro: '', passPercent: 70, maxAttempts: 3, minutes: null },
  ...{ keep: 'best', shuffle: true, certainty: false },
  forms: [{ id: 'a', sections: [{ questions: [id(51)] }, { draw: 2 }] }],
  ...changes,
});
const version = (number: number, changes: Partial<QuizPlan> = {}) => ({
  ...{ id: id(60 + number), number, plan: plan(changes), author },
  createdAt: '2026-11-24T08:00:00Z',
});
const quiz = (...versions: ReturnType<typeof version>[]) =>
  HubQuiz.parse({ id: id(41), organisationId, versions, unequal: [], named: [named], cohorts: [] });
const sheet = (changes: Partial<QuizSheetPreview> = {}) =>
  QuizSheetPreview.parse({
    ...{ questions: [], missing: 0, unequal: [], hints: [], named: [named] },
    sections: [{ form: 'a', holds: [null, 9] }],
    ...changes,
  });

/** Until the example follows what was typed. */
const breath = 600;
const inHub = { params: { organisationId } };
const ofQuiz = { params: { quizId: id(41) } };

describe('a quiz of the hub', () => {
  let page: Page;
  const open = async (path: string, known?: HubQuiz) => {
    page = await Page.open(path, coordinator);
    await page.answer(organisationRoutes.list, {}, [hub]);
    if (known) await page.answer(quizPlanRoutes.read, ofQuiz, known);
    await page.answer(bankRoutes.subjects, inHub, { lessons: [], tags: [] });
    await page.wait(breath);
    await page.answer(quizPlanRoutes.preview, inHub, sheet());
  };
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('says what each draw has, what lacks, and what is given away', async () => {
    await open(`/coordination/quiz/${id(41)}`, quiz(version(1)));
    expect(page.text).toContain('Que calcule un modèle ?');
    expect(page.text).toContain('La banque en a 9.');
    expect(page.text).toContain('Rien n’empêche de l’enregistrer.');
    await page.type('#section-a-1-draw', '12');
    await page.wait(breath);
    const hints = [{ what: 'La bonne réponse est en A.', todo: 'Mélangez.' }];
    const asked = await page.answer(quizPlanRoutes.preview, inHub, sheet({ hints }));
    expect(asked).toMatchObject({ forms: [{ sections: [{ questions: [id(51)] }, { draw: 12 }] }] });
    expect(page.text).toContain('Il en manque 3');
    expect(page.text).toContain('1 point empêche de l’enregistrer.');
    expect(page.text).toContain('La bonne réponse est en A.');
  });

  it('is saved upon the version that one saw, and shows what somebody else saved meanwhile', async () => {
    await open(`/coordination/quiz/${id(41)}`, quiz(version(1)));
    await page.type('#field-title', 'Retour du matin');
    await page.press('Enregistrer une version');
    await page.refuse(quizPlanRoutes.revise, ofQuiz, 409, 'stale-edit');
    const theirs = quiz(version(2, { title: 'Retour du soir' }), version(1));
    await page.answer(quizPlanRoutes.read, ofQuiz, theirs);
    expect(page.text).toContain('Enregistré : Retour du soir');
    expect(page.text).toContain('Chez vous : Retour du matin');
    await page.press('Enregistrer ma version');
    const mine = quiz(version(3, { title: 'Retour du matin' }), ...theirs.versions);
    const body = await page.answer(quizPlanRoutes.revise, ofQuiz, mine);
    expect(body).toMatchObject({ basedOnId: id(62), plan: { title: 'Retour du matin' } });
    await page.press('Ce qui change dans la version 3');
    expect(page.read('app-word-differences')).toContain('Titre');
  });

  it('has neither a mark nor a clock as a training', async () => {
    await open('/coordination/quiz/nouveau');
    await page.type('#field-title', 'Pour se chauffer');
    await page.choose('Entraînement');
    expect(page.root.querySelector('#field-minutes')).toBeNull();
    await page.press('Ajouter un tirage au sort');
    await page.press('Retirer cette partie');
    await page.press('Enregistrer le quiz');
    const { plan: sent } = (await page.answer(
      quizPlanRoutes.create,
      inHub,
      quiz(version(1, { kind: 'training' })),
    )) as { plan: QuizPlan };
    expect(sent).toMatchObject({ kind: 'training', passPercent: null, maxAttempts: null });
    expect(sent.forms).toMatchObject([{ id: 'a', sections: [{ draw: 5 }] }]);
  });
});

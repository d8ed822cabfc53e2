import { cohortRoutes, CohortQuizzes, quizPlanRoutes } from '@percolateur/contract';
import { aCohort, coordinator } from '../../testing/coordination';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const cohortId = id(1);
const ofCourse = {
  ...{ id: 'evaluation', kind: 'final', title: 'Évaluation finale', questionCount: 10 },
  ...{ withheld: 0, minutes: null, number: null, newest: null, opensWith: 'jour-2' },
  opensAt: '2026-11-25T08:00:00Z',
};
const ofHub = (changes = {}) => ({
  ...{ id: id(41), kind: 'training', title: 'Tour de chauffe', questionCount: 1, withheld: 0 },
  ...{ minutes: 5, number: 1, newest: 1, opensWith: null, opensAt: null },
  ...changes,
});
const all = (quizzes: object[], attachable: object[] = []) =>
  CohortQuizzes.parse({
    quizzes: [ofCourse, ...quizzes],
    attachable,
    halfDays: ['1', '2'].map((day) => ({ id: `jour-${day}`, title: `Jour ${day}` })),
  });
const here = { params: { cohortId } };
const ofQuiz = { params: { cohortId, quizId: id(41) } };

describe('the quizzes of a session', () => {
  let page: Page;
  const open = async (given: CohortQuizzes, write = true) => {
    page = await Page.open(`/coordination/sessions/${cohortId}/quiz`, coordinator);
    const rights = { write, certificates: write, signing: true };
    await page.answer(cohortRoutes.read, here, aCohort({ rights }));
    await page.answer(quizPlanRoutes.ofCohort, here, given);
  };
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('say when they open, and take one of the hub, with its half-day', async () => {
    await open(all([], [{ id: id(41), title: 'Tour de chauffe', kind: 'training' }]));
    expect(page.text).toContain('10 questions, de la formation.');
    expect(page.text).toContain('S’ouvre le mercredi 25 novembre 2026 à 9 h');
    const opens = page.find<HTMLSelectElement>('#give-opens');
    opens.value = 'jour-2';
    await page.press('Donner à la session');
    const body = await page.answer(quizPlanRoutes.attach, ofQuiz, all([ofHub()]));
    expect(body).toEqual({ opensWith: 'jour-2' });
    expect(page.text).toContain('1 question, 5 minutes, du hub, version 1. Ouvert.');
    expect(page.text).toContain('Tous les quiz du hub sont déjà donnés.');
  });

  it('say that a newer version waits, and what is not asked here', async () => {
    await open(all([ofHub({ newest: 3, withheld: 2 })]));
    expect(page.text).toContain('Une version 3 a été écrite depuis.');
    expect(page.text).toContain('2 questions n’y sont pas posées.');
    await page.press('Enregistrer, avec la version 3');
    await page.answer(quizPlanRoutes.attach, ofQuiz, all([ofHub({ number: 3, newest: 3 })]));
    expect(page.text).not.toContain('a été écrite depuis');
    expect(page.text).not.toContain('posées');
  });

  it('are taken away once that is confirmed', async () => {
    await open(all([ofHub()]));
    await page.press('Retirer…');
    const dialog = page.find<HTMLDialogElement>('app-confirm dialog');
    expect(dialog.textContent).toContain('«\u00a0Tour de chauffe\u00a0»');
    dialog.close('no');
    await page.wait(0);
    page.quiet();
    await page.press('Retirer…');
    dialog.close('yes');
    await page.answer(quizPlanRoutes.detach, ofQuiz, all([]));
    expect(page.text).not.toContain('du hub, version');
  });

  it('are only read by who may not give them', async () => {
    await open(all([ofHub()]), false);
    expect(page.text).toContain('Tour de chauffe');
    expect(() => page.control('Retirer…')).toThrow();
    expect(page.root.querySelector('#give-quiz')).toBeNull();
  });
});

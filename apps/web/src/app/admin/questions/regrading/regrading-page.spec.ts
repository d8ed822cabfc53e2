import {
  BankQuestion,
  bankRoutes,
  organisationRoutes,
  RegradedCohort,
  regradingRoutes,
} from '@percolateur/contract';
import { coordinator, hub, organisationId } from '../../../testing/coordination';
import { Page } from '../../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const [questionId, wrongId, correctionId] = [id(50), id(51), id(52)];
const version = (number: number, versionId: string, correctsId: string | null) => ({
  ...{ id: versionId, number, correctsId, tags: [], note: '', status: 'published' as const },
  content: {
    ...{ id: 'q', kind: 'true-false', prompt: 'Est-ce vrai ?', right: number === 2 },
    ...{ whyNot: 'Non.', explanation: 'Voilà.' },
  },
  ...{ author: null, createdAt: '2026-11-24T08:00:00Z', reviews: [] },
});
const question = BankQuestion.parse({
  ...{ id: questionId, organisationId, code: null, publishedId: correctionId },
  versions: [version(2, correctionId, wrongId), version(1, wrongId, null)],
  usage: { courses: [], attempts: 30 },
});
const score = (points: number) => ({
  ...{ points, possible: 10, percent: points * 10, passed: points >= 7 },
});
const cohort = (number: number) =>
  RegradedCohort.parse({
    cohort: { id: id(100 + number), title: `Session ${number}` },
    changes: [
      {
        ...{ attemptId: id(200 + number), quizTitle: 'Évaluation finale', kept: false },
        person: { id: id(300 + number), firstName: 'Nadia', lastName: `N${number}` },
        ...{ before: score(6), after: score(7), certificates: [] },
        completed: { before: false, after: false },
      },
    ],
    ...{ others: 0, same: 0, seen: `vu-${number}` },
  });
const here = { params: { organisationId, versionId: correctionId } };

describe('results marked anew', () => {
  let page: Page;
  /** Of so many sessions, shown some at a time. */
  const show = async (many: number) => {
    const all = Array.from({ length: many }, (_, index) => cohort(index));
    for (let from = 0; from < many; from += 20) {
      const cohorts = all.slice(from, from + 20);
      const after = from > 0 ? { after: all[from - 1].cohort.id } : {};
      await page.answer(
        regradingRoutes.preview,
        { ...here, query: { lowers: 'false', ...after } },
        {
          ...{ cohorts, total: many, decided: [] },
          next: from + 20 < many ? (cohorts.at(-1)?.cohort.id ?? null) : null,
        },
      );
    }
  };
  const open = async (many: number) => {
    page = await Page.open(
      `/coordination/questions/${questionId}/corrections/${correctionId}`,
      coordinator,
    );
    await page.answer(organisationRoutes.list, {}, [hub]);
    await page.answer(bankRoutes.read, { params: { bankQuestionId: questionId } }, question);
    await show(many);
  };
  const decide = async (words: string) => {
    await page.press(words);
    await page.type('#field-reason', 'La clé était fausse.');
    await page.press('Revoir les résultats');
  };
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('are told before anything changes, then marked with a reason', async () => {
    await open(1);
    expect(page.text).toContain('1 résultat monte.');
    expect(page.text).toContain('1 évaluation devient réussie.');
    expect(page.text).toContain('Rien ne change tant que vous ne l’avez pas décidé.');
    await decide('Revoir 1 résultat');
    const body = await page.answer(regradingRoutes.regrade, here, undefined);
    expect(body).toMatchObject({
      ...{ reason: 'La clé était fausse.', lowers: false },
      cohorts: [{ id: id(100), seen: 'vu-0' }],
    });
    expect(page.text).toContain('1 résultat est revu.');
  });

  it('stop where one stops them, and say how far they went', async () => {
    await open(45);
    await decide('Revoir 45 résultats');
    const first = await page.request(regradingRoutes.regrade, here);
    await page.press('Arrêter là');
    first.flush(null);
    await page.wait(0);
    await show(45);
    expect(page.text).toContain('20 sessions sont revues sur 45');
    expect(page.text).not.toContain('sont revus.');
    page.quiet();
  });

  it('are shown again where something changed meanwhile', async () => {
    await open(1);
    await decide('Revoir 1 résultat');
    await page.refuse(regradingRoutes.regrade, here, 409, 'regrading-stale');
    await show(1);
    expect(page.text).toContain('Voici pourquoi.');
    expect(page.text).toContain('1 résultat monte.');
  });
});

import { PaperToCopy, quizPaperRoutes } from '@percolateur/contract';
import { lucie } from '../../testing/coordination';
import { cohortId } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const paperId = id(70);
const choices = ['Oui', 'Non', 'Peut-être'].map((text, at) => ({ id: 'abc'[at], text }));
const person = (number: number, lastName: string, changes = {}) => ({
  ...{ enrolmentId: id(80 + number), attempts: 0, attemptsLeft: 2, passed: false, underWay: false },
  person: { id: id(90 + number), firstName: 'Zoé', lastName },
  ...changes,
});
const sheet = PaperToCopy.parse({
  cohortTitle: 'Café IA, Caen',
  quiz: { id: 'evaluation', title: 'Évaluation finale', certainty: true },
  paper: {
    id: paperId,
    number: 3,
    form: 'b',
    questionCount: 2,
    preparedAt: '2026-11-24T08:00:00Z',
  },
  questions: [
    { id: 'q-un', kind: 'single', prompt: 'Est-ce sûr ?', choices, lessonId: null },
    { id: 'q-vrai', kind: 'true-false', prompt: 'Est-ce vrai ?', lessonId: null },
  ],
  people: [
    person(1, 'Petit'),
    person(2, 'Durand', { attempts: 2, attemptsLeft: 0 }),
    person(3, 'Martin', { underWay: true }),
  ],
});
const here = { params: { cohortId, paperId } };

describe('an answer sheet', () => {
  let page: Page;
  const open = async () => {
    page = await Page.open(`/animer/${cohortId}/papier/${paperId}`, lucie);
    await page.answer(quizPaperRoutes.copy, here, sheet);
  };
  const take = async (enrolmentId: string) => {
    const list = page.find<HTMLSelectElement>('#whose');
    list.value = enrolmentId;
    list.dispatchEvent(new Event('change'));
    await page.wait(30);
  };
  const slot = (number: number) => `li:nth-child(${number}) input[data-place]`;
  beforeEach(open);
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('is typed as it is written, read again in words, then kept once', async () => {
    await take(id(81));
    await page.type(slot(1), 'b');
    expect(page.text).toContain('Lu : Non');
    await page.type(slot(2), 'x');
    expect(page.find(slot(2)).getAttribute('aria-invalid')).toBe('true');
    await page.press('Relire avant d’enregistrer');
    expect(page.text).toContain('1 endroit ne se lit pas');
    expect(() => page.control('Enregistrer cette feuille')).toThrow();
    await page.type(slot(2), 'V');
    const sure = page.find<HTMLSelectElement>('#sure-q-vrai');
    sure.value = 'rather';
    sure.dispatchEvent(new Event('change'));
    await page.wait(30);
    expect(page.text).toContain('Feuille de Zoé Petit, relue');
    await page.press('Enregistrer cette feuille');
    const cut = await page.cut(quizPaperRoutes.enter, here);
    await page.press('Enregistrer cette feuille');
    const body = await page.answer(quizPaperRoutes.enter, here, {
      person: sheet.people[0].person,
      attempt: {
        ...{ id: id(99), number: 1, status: 'submitted', startedAt: '2026-11-24T09:00:00Z' },
        submittedAt: '2026-11-24T09:00:00Z',
        result: { percent: 50, points: 1, possible: 2, passed: false },
      },
    });
    expect(body).toEqual(cut);
    expect(body).toMatchObject({
      enrolmentId: id(81),
      answers: [
        { questionId: 'q-un', answer: { kind: 'single', choiceId: 'b' }, certainty: null },
        { questionId: 'q-vrai', answer: { kind: 'true-false', value: true }, certainty: 'rather' },
      ],
    });
    expect(page.text).toContain('La feuille de Zoé Petit est reçue : essai 1, 50 %.');
    expect(page.text).toContain('Zoé Petit (1 essai)');
  });

  it('that a closed tab left comes back, and that of nobody else', async () => {
    await take(id(81));
    await page.type(slot(1), 'c');
    expect(page.text).toContain('Gardé sur cet appareil.');
    page.close();
    await open();
    await take(id(82));
    expect(page.find<HTMLInputElement>(slot(1)).value).toBe('');
    await take(id(81));
    expect(page.text).toContain('Vous aviez commencé cette feuille');
    expect(page.find<HTMLInputElement>(slot(1)).value).toBe('c');
  });

  it('says before it is typed what will keep it from being received', async () => {
    await take(id(82));
    expect(page.text).toContain('Zoé Durand a utilisé tous ses essais.');
    await take(id(83));
    expect(page.text).toContain('Un essai de Zoé Martin est en cours sur un appareil');
  });
});

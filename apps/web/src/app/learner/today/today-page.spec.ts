import { courseRoutes, learnerRoutes } from '@percolateur/contract';
import { cohortId, halfDayIds, nadia, outline, today } from '../../testing/fixtures';
import { Page } from '../../testing/page';
import { nextCard } from './next-card';

const where = { params: { cohortId } };

const open = async (changes: Parameters<typeof today>[0] = {}) => {
  const page = await Page.open(`/ma-formation/${cohortId}`, nadia);
  await page.answer(learnerRoutes.today, where, today(changes));
  await page.answer(courseRoutes.outline, where, outline);
  return page;
};

it('shows one thing to do, and leads to it', async () => {
  const page = await open();
  const card = page.find('.next');
  expect(card.querySelector('h2')?.textContent).toBe('Signer ma matinée');
  expect(card.textContent?.replace(/\s+/g, ' ')).toContain('Ouvert jusqu’à 12 h 30');
  expect(card.querySelector('a')?.getAttribute('href')).toBe(
    `/ma-formation/${cohortId}/signer/${halfDayIds[0]}`,
  );
});

it('shows the half-days, their signature and how to come', async () => {
  const signed = today().halfDays.map((halfDay, index) =>
    index === 0
      ? { ...halfDay, signing: 'signed' as const, signedAt: '2026-11-24T08:04:00Z' }
      : halfDay,
  );
  const page = await open({ halfDays: signed, signedCount: 1 });
  expect(page.text).toContain('Signée à 9 h 04');
  expect(page.text).toContain('mardi 24 novembre, 9 h – 12 h 30');
  expect(page.text).toContain('Séquences : 0 sur 2 terminées');
  expect(page.text).toContain('Médiathèque Alexis');
  expect(page.find('main header app-cup svg').getAttribute('aria-label')).toBe(
    'Demi-journées signées\u00a0: 1 sur 4',
  );
});

it('sees by itself that signing has opened', async () => {
  const page = await open({ next: { kind: 'nothing' } });
  expect(page.text).toContain('Rien à faire pour l’instant');
  document.dispatchEvent(new Event('visibilitychange'));
  await page.answer(learnerRoutes.today, where, today());
  await page.answer(courseRoutes.outline, where, outline);
  expect(page.text).toContain('Signer ma matinée');
});

it('offers to try again when the network fails', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}`, nadia);
  await page.cut(learnerRoutes.today, where);
  await page.answer(courseRoutes.outline, where, outline);
  await page.press('Réessayer');
  await page.answer(learnerRoutes.today, where, today());
  await page.answer(courseRoutes.outline, where, outline);
  expect(page.find('h1').textContent).toBe('Café IA, Caen, novembre');
});

describe('the next step', () => {
  const lateUntil = '2026-11-27T11:30:00Z';
  test.each([
    [{ kind: 'positioning', quizId: 'pos' }, 'Dix questions pour faire connaissance', 'quiz/pos'],
    [
      { kind: 'lesson', lessonId: 'l1', title: 'Régler', resumed: true },
      'Reprendre « Régler »',
      'lecons/l1',
    ],
    [{ kind: 'quiz', quizId: 'q1', title: 'Entraînement' }, 'Entraînement', 'quiz/q1'],
    [{ kind: 'final', quizId: 'f', title: 'Évaluation' }, 'Évaluation', 'quiz/f'],
    [
      { kind: 'late-sign', halfDayId: halfDayIds[0], position: 1, until: lateUntil },
      'Il manque une signature',
      `signer/${halfDayIds[0]}`,
    ],
    [{ kind: 'documents' }, 'Vos documents sont prêts', '/mes-documents'],
    [{ kind: 'cafe' }, 'Votre premier café commence ici', 'mon-cafe'],
  ] as const)('%j', (next, title, path) => {
    const card = nextCard(today({ next }));
    expect(card.title.replace(/\s/g, ' ')).toBe(title);
    expect(card.path.join('/')).toBe(path);
    expect(card.button).not.toBeNull();
  });
});

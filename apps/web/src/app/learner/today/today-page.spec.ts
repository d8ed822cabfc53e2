import { attendanceRoutes, courseRoutes, learnerRoutes } from '@percolateur/contract';
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
  expect(page.find('app-journey .when').textContent).toContain('–\u2060\u00a012');
  expect(page.text).toContain('Séquences : 0 sur 2 terminées');
  expect(page.text).toContain('Médiathèque Alexis');
  expect(page.find('main header app-cup svg').getAttribute('aria-label')).toBe(
    'Demi-journées signées\u00a0: 1 sur 4',
  );
});

it('opens the half-day at hand alone, and fills each cup by what was done in it', async () => {
  const halfDays = today().halfDays.map((halfDay, index) =>
    index === 0 ? { ...halfDay, signing: 'signed' as const, lessonsDone: 2 } : halfDay,
  );
  const next = { kind: 'lesson', lessonId: 'fonctionnement-2', title: 'Régler', resumed: true };
  const page = await open({ halfDays, next: next as never, signedCount: 1 });
  const opened = [...page.root.querySelectorAll<HTMLDetailsElement>('app-journey details')].map(
    ({ open }) => open,
  );
  expect(opened).toEqual([false, true, false, false]);
  const coffee = [...page.root.querySelectorAll('app-journey .coffee')].map((path) =>
    path.getAttribute('d'),
  );
  expect(coffee[0]).toContain('H'); // Full: all lessons and the signature.
  expect(coffee.slice(1)).toEqual(['', '', '']);
});

it('tells the day apart from the days of the course', async () => {
  const page = await open();
  expect(page.text).toContain('Bonjour Nadia, nous sommes mardi 24 novembre 2026.');
  expect(page.text).toContain('mardi 24 et mercredi 25 novembre 2026 · Hub Normandie');
  expect(page.read('app-journey .here')).toContain('En ce moment');
});

it('gives the joining instructions to who follows', async () => {
  const page = await open();
  expect(page.find<HTMLAnchorElement>('a[href$="joining-instructions"]').getAttribute('href')).toBe(
    `/api/v1/my/cohorts/${cohortId}/joining-instructions`,
  );
});

it('calls a final that is not passed what it is', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}`, nadia);
  await page.answer(learnerRoutes.today, where, today());
  const final = { ...outline.final, state: 'failed' as const, attemptsLeft: 2, opensAt: null };
  await page.answer(courseRoutes.outline, where, { ...outline, final });
  expect(page.text).toContain('à repasser, 2 essais restants');
  expect(page.text).not.toContain('fait');
});

it('leads by the code on the room’s screen to where this half-day is signed', async () => {
  const page = await open();
  await page.type('#field-code', '7f3 a9k');
  await page.press('Aller signer');
  await page.refuse(attendanceRoutes.byCode, where, 409, 'room-code-wrong');
  expect(page.read('app-room-code [role=alert]')).toContain('Voici pourquoi.');
  await page.press('Aller signer');
  const sent = await page.answer(attendanceRoutes.byCode, where, { halfDayId: halfDayIds[1] });
  expect(sent).toEqual({ code: '7f3 a9k' });
  await page.request(attendanceRoutes.mine, { params: { halfDayId: halfDayIds[1] } });
});

it('asks for no code when nothing is left to sign this day', async () => {
  const page = await open({ now: '2026-11-20T08:00:00Z' });
  expect(page.root.querySelector('app-room-code')).toBeNull();
});

it('keeps the day of a planned café in sight', () => {
  const cafe = { plannedOn: '2027-01-14', place: 'La bibliothèque' };
  const over = { next: { kind: 'nothing' as const }, cafe };
  expect(nextCard(today({ ...over, now: '2026-12-20T09:00:00Z' })).text).toMatch(
    /^Votre café vous attend jeudi 14 janvier 2027, La bibliothèque/,
  );
  expect(nextCard(today({ ...over, now: '2027-01-14T07:00:00Z' })).path).toEqual(['mon-cafe']);
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

import { type AnswerOf, readingRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-0000000002${end}`;
const trainer = {
  ...{ ...nadia, learner: false },
  roles: [
    {
      ...{ organisationId: id(1) + '1', organisationName: 'Hub', organisationKind: 'hub' as const },
      role: 'trainer' as const,
    },
  ],
};
type View = AnswerOf<typeof readingRoutes.list>;
const reading = {
  id: id(30),
  levels: { pas: 1 },
  comment: '',
  by: 'Lucie',
  at: '2026-11-25T09:00:00Z',
};
const view = (
  changes: Partial<View> = {},
  read: View['answers'][number]['reading'] = null,
): View => ({
  ...{ cohortTitle: 'Café IA, Caen', timeZone: 'Europe/Paris', open: true },
  answers: [
    {
      ...{ answerId: id(20), firstName: 'Zoé', lastName: 'Adam', quizTitle: 'La récolte' },
      ...{ quizKind: 'training', attemptNumber: 1, submittedAt: '2026-11-24T11:00:00Z' },
      ...{
        prompt: '<p>Votre pas ?</p>',
        text: 'Inviter <b>Odile</b>.',
        example: '<p>Un petit.</p>',
      },
      criteria: [{ id: 'pas', text: 'Un pas', levels: ['Absent', 'Précis'] }],
      reading: read,
    },
  ],
  ...changes,
});
const where = { params: { cohortId } };
const open = async (shown = view()) => {
  const page = await Page.open(`/animer/${cohortId}/reponses`, trainer);
  await page.answer(readingRoutes.list, where, shown);
  return page;
};

it('shows what was written as it was typed, with the grid, and marks nothing by halves', async () => {
  const page = await open();
  expect(page.text).toContain('Zoé Adam');
  expect(page.text).toContain('à lire');
  await page.press('Lire');
  expect(page.read('.typed')).toBe('Inviter <b>Odile</b>.');
  expect(page.read('fieldset legend')).toBe('Un pas');
  await page.press('Enregistrer ma lecture');
  expect(page.text).toContain('Choisissez un niveau.');
  page.quiet();
  await page.choose('Précis');
  await page.press('Enregistrer ma lecture');
  const body = await page.answer(readingRoutes.read, where, view({}, reading));
  expect(body).toMatchObject({ answerId: id(20), levels: { pas: 1 }, afterId: null });
  expect(page.text).toContain('Tout est lu.');
});

it('keeps what was marked when it is refused, under the same id the next time', async () => {
  const page = await open();
  await page.press('Lire');
  await page.choose('Précis');
  await page.press('Enregistrer ma lecture');
  const first = await page.cut(readingRoutes.read, where);
  expect(page.text).toContain('Le réseau ne répond pas.');
  await page.press('Enregistrer ma lecture');
  expect(await page.answer(readingRoutes.read, where, view({}, reading))).toEqual(first);
});

it('changes nothing of a session that is archived', async () => {
  const page = await open(view({ open: false }, reading));
  expect(page.text).toContain('Cette session est archivée ou annulée');
  await page.press('Relire');
  expect(page.find<HTMLFieldSetElement>('fieldset').disabled).toBe(true);
  expect(() => page.control('Enregistrer ma lecture')).toThrow();
});

import { cohortRoutes, type EnrolmentRow, enrolmentRoutes } from '@percolateur/contract';
import { aCohort, coordinator } from '../../testing/coordination';
import { Page } from '../../testing/page';

const { id: cohortId } = aCohort();
const here = { params: { cohortId } };
const id = (end: number) => `0199a0de-0000-7000-8000-0000000000${end}`;
const person = (end: number, lastName: string, changes: Partial<EnrolmentRow> = {}) => ({
  ...{ id: id(end), personId: id(end + 40), firstName: 'Nadia', lastName, employer: '' },
  ...{ email: `${lastName}@mairie.example`, status: 'invited' as const, invitedAt: null },
  ...{ answeredAt: null, walkIn: false, lessonsDone: 0, lessonCount: 36, halfDaysSigned: 0 },
  ...{
    halfDayCount: 4,
    positioningDone: false,
    finalPassed: false,
    rehearsal: null,
    waitingRank: null,
    cameFrom: null,
    movedTo: null,
  },
  ...changes,
});
const list = [
  person(31, 'Baça'),
  person(32, 'Kaya'),
  person(33, 'Moreau', { status: 'accepted', invitedAt: '2026-11-01T08:00:00Z' }),
  person(34, 'Petit', { status: 'withdrawn' }),
];

describe('the people of a session', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/coordination/sessions/${cohortId}/personnes`, coordinator);
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.answer(enrolmentRoutes.list, here, list);
  });
  afterEach(() => page.close());

  const sayYes = async () => {
    page.find<HTMLDialogElement>('app-people-tab dialog').close('yes');
    await page.wait(0);
  };

  it('say where they are by a sign and a word', () => {
    const tags = [...page.root.querySelectorAll('tbody .tag')];
    expect(tags.map(({ textContent }) => textContent?.trim())).toEqual([
      'à inviter',
      'à inviter',
      'inscription acceptée',
      'retrait',
    ]);
    expect(tags.every((tag) => tag.querySelector('svg'))).toBe(true);
  });

  it('are invited together, asked about first; after a cut, by the same request', async () => {
    await page.press('Envoyer 2 invitations');
    await sayYes();
    const cut = await page.cut(enrolmentRoutes.invite, here);
    await page.press('Envoyer 2 invitations');
    await sayYes();
    const body = await page.answer(enrolmentRoutes.invite, here, { count: 2 });
    expect(body).toEqual({ id: expect.any(String), enrolmentIds: [id(31), id(32)] });
    expect(body).toEqual(cut);
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.answer(enrolmentRoutes.list, here, list);
  });

  it('are withdrawn together, those chosen and in sight alone', async () => {
    await page.choose('Nadia Baça');
    await page.choose('Nadia Moreau');
    expect(page.text).toContain('2 personnes choisies');
    await page.type('#search', 'moreau');
    expect(page.text).toContain('1 personne choisie');
    await page.type('#search', '');
    await page.press('Retirer de la session…');
    expect(page.text).toContain('Retirer 2 personnes');
    await page.type('#field-reason', 'Deux absences annoncées.');
    await page.press('Retirer de la session');
    page.root.querySelector<HTMLFormElement>('app-reason-dialog form')?.requestSubmit();
    await page.wait(0);
    const body = await page.answer(enrolmentRoutes.withdrawMany, here, { count: 2 });
    expect(body).toEqual({ enrolmentIds: [id(31), id(33)], reason: 'Deux absences annoncées.' });
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.answer(enrolmentRoutes.list, here, list);
  });
});

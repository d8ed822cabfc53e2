import { attendanceRoutes, CurrentPerson, RoomView } from '@percolateur/contract';
import { cohortId, halfDayIds, nadia, today } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const trainer = CurrentPerson.parse({
  ...{ ...nadia, learner: false },
  roles: [
    {
      ...{ organisationId: cohortId, organisationName: 'Hub Normandie', organisationKind: 'hub' },
      role: 'trainer',
    },
  ],
});
const here = { params: { cohortId }, query: {} };
const room = RoomView.parse({
  ...{ cohortId, cohortTitle: 'Café IA, Caen', cohortStatus: 'running', timeZone: 'Europe/Paris' },
  now: '2026-11-24T08:05:00Z',
  halfDays: today().halfDays.map((each) => ({
    ...each,
    ...{ signingOpenedAt: null, signingClosedAt: null },
  })),
  ...{ halfDayId: halfDayIds[0], signing: 'open', opensAt: '2026-11-24T07:45:00Z' },
  means: ['own', 'passed'],
  ...{ code: '7F3A9K', people: [], countersignatures: [], photos: [], mayCountersign: false },
  ...{ countersigned: false, statement: { version: 'teaching-1', text: '' } },
  ...{ rehearsals: null, runSheet: [] },
});

describe('the room’s screen', () => {
  let page: Page;
  beforeEach(async () => (page = await Page.open(`/animer/${cohortId}/salle`, trainer)));
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('shows the code beside the picture, in two groups', async () => {
    await page.answer(attendanceRoutes.room, here, room);
    expect(page.read('.way')).toContain('Code : 7F3 A9K');
  });

  it('shows none once signing is closed', async () => {
    await page.answer(attendanceRoutes.room, here, { ...room, signing: 'closed', code: null });
    expect(page.read('.way')).not.toContain('Code');
    expect(page.read('.way')).toContain('La signature est fermée.');
  });
});

import { AgendaRow, type CohortFigures, cohortRoutes, CohortRow } from '@percolateur/contract';
import { organisationRoutes } from '@percolateur/contract';
import { aCohort, coordinator } from '../../testing/coordination';
import { Page } from '../../testing/page';
import { localDate } from '@percolateur/domain';
import { deviceTimeZone } from '../../ui/when';
import { agendaMonths, monthsAway, weeksOf } from '../agenda/agenda-days';

const none: CohortFigures = {
  ...{ running: 0, coming: 0, freeSeats: 0, seats: 0, toInvite: 0, unanswered: 0 },
  ...{ signatures: 0, documents: 0 },
};
const { id: cohortId, title, organisationId, organisationName } = aCohort();
const halfDay = (digit: number, startsAt: string, timeZone = 'Europe/Paris') =>
  AgendaRow.parse({
    ...{ id: `0199a0de-0000-7000-8000-00000000005${digit}`, cohortId, cohortTitle: title },
    ...{ organisationName, status: 'open', timeZone, position: 1, halfDayCount: 4 },
    ...{ title: 'Histoire', mode: 'room', venueName: 'Le Dôme', startsAt, endsAt: startsAt },
    trainers: [],
  });

it('groups half-days by month and day, each on the clock of its place', () => {
  const months = agendaMonths([
    halfDay(1, '2026-11-30T08:00:00Z'),
    halfDay(2, '2026-11-30T21:30:00Z', 'Indian/Reunion'),
    halfDay(3, '2026-12-01T08:00:00Z'),
  ]);
  expect(
    months.map(({ name, days }) => [name, days.map((day) => [day.name, day.rows.length])]),
  ).toEqual([
    ['Novembre 2026', [['lundi 30', 1]]],
    ['Décembre 2026', [['mardi 1er', 2]]],
  ]);
});

it('draws a month by weeks from Monday', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks).toHaveLength(6);
  expect(weeks[0].map((day) => day?.slice(8) ?? '')).toEqual(['', '', '', '', '', '', '01']);
  expect(weeks[5].slice(0, 2)).toEqual(['2026-11-30', null]);
  expect(weeksOf('2027-02').flat()).toHaveLength(28);
  expect([monthsAway('2026-12', 1), monthsAway('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});

describe('the coordinator’s home', () => {
  let page: Page;
  const month = localDate(new Date(), deviceTimeZone()).slice(0, 7);
  const day = `${month}-15`;
  const open = async (figures: CohortFigures, alarms: string[], agenda: AgendaRow[]) => {
    const row = CohortRow.parse({
      ...{ id: cohortId, title, organisationId, organisationName, status: 'running' },
      ...{ timeZone: 'Europe/Paris', startsAt: '2026-11-24T08:00:00Z' },
      ...{
        endsAt: '2026-11-25T16:00:00Z',
        capacity: 12,
        seatsTaken: 4,
        venueName: '',
        series: null,
        owed: { toIssue: 3, toCorrect: 1, countersignatures: 2 },
        alarms,
      },
    });
    page = await Page.open('/coordination', coordinator);
    await page.answer(organisationRoutes.list, {}, []);
    const rows = alarms.length > 0 ? [row] : [];
    await page.answer(
      cohortRoutes.pressing,
      { query: {} },
      { figures, rows, more: false, next: null },
    );
    if (Object.values(figures).some((count) => count > 0)) {
      await page.answer(
        cohortRoutes.calendar,
        { query: { month } },
        { days: [{ day, count: 2, titles: [title] }] },
      );
    }
    await page.answer(cohortRoutes.agenda, { query: {} }, { rows: agenda, next: null });
    const query = { period: 'coming', order: 'state' } as const;
    await page.answer(cohortRoutes.list, { query }, { rows, next: null });
  };
  afterEach(() => page.close());

  it('gives figures, what cannot wait and the next half-days', async () => {
    await open(
      { ...none, running: 1, seats: 24, freeSeats: 9, toInvite: 4 },
      ['1 signature'],
      [halfDay(1, '2026-11-30T08:00:00Z')],
    );
    const figures = [...page.root.querySelectorAll('app-figures .card')];
    const said = figures.map((each) => each.textContent);
    expect(said).toContain('session en cours1');
    expect(said).toContain('places libres sur 249');
    expect(figures.filter((each) => each.classList.contains('waits'))).toHaveLength(1);
    expect(page.text).toContain('À traiter');
    expect(page.read('app-agenda-list')).toContain('1 sur 4 : Histoire');
    expect(page.read('.alarms')).toBe('1 signature');
  });

  it('lists sessions by state with the documents they owe, or by month', async () => {
    await open({ ...none, running: 1 }, ['1 signature'], []);
    expect(page.read('#all ~ h3')).toBe('En cours');
    expect(page.read('.owed')).toBe('Documents dus : 3 à émettre, 1 à corriger');
    const order = page.find<HTMLSelectElement>('#order');
    order.value = '';
    order.dispatchEvent(new Event('change'));
    await page.answer(cohortRoutes.list, { query: { period: 'coming' } }, { rows: [], next: null });
  });

  it('tells a day of the calendar, and goes to another month', async () => {
    await open({ ...none, running: 1 }, ['1 signature'], []);
    page.find<HTMLElement>('app-month-calendar td button').click();
    const rows = [halfDay(1, `${day}T08:00:00Z`), halfDay(2, `${day}T12:00:00Z`)];
    await page.answer(cohortRoutes.agenda, { query: { day } }, { rows, next: null });
    expect(page.root.querySelectorAll('app-agenda-list .card')).toHaveLength(2);
    await page.press('Mois suivant');
    const query = { month: monthsAway(month, 1) };
    await page.answer(cohortRoutes.calendar, { query }, { days: [] });
    await page.answer(cohortRoutes.agenda, { query: {} }, { rows: [], next: null });
    expect(page.text).toContain('Aucune demi-journée à venir.');
  });

  it('of a hub that begins says so, and shows no empty calendar', async () => {
    await open(none, [], []);
    expect(page.text).toContain('Rien ne presse.');
    expect(page.text).toContain('Vos sessions apparaîtront ici.');
    expect(page.root.querySelector('app-agenda-list')).toBeNull();
  });
});

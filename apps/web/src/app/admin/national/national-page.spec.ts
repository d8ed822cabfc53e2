import { CurrentPerson, dashboardRoutes, NationalDashboard } from '@percolateur/contract';
import { coordinator } from '../../testing/coordination';
import { Page } from '../../testing/page';
import { cellsOf } from './group-cells';

const admin = CurrentPerson.parse({
  ...coordinator,
  roles: [{ ...coordinator.roles[0], organisationKind: 'national', role: 'admin' }],
});
const group = (name: string, learners: number | null) => ({
  name,
  cohorts: { open: 1, draft: 2, closed: 3, archived: 4 },
  people: learners === null ? null : { learners, completed: 30, signed: 150, cafes: 7 },
  satisfaction: { answers: 20, satisfied: 15 },
});
const year = new Date().getFullYear();
const query = { query: { year } };
const told = NationalDashboard.parse({
  ...{ fewest: 5, waiting: 2, total: group(String(year), 60) },
  hubs: [group('Hub d’Albi', 40), group('=Hub de Caen', null), group('Hub de Lens', 20)],
  departements: [
    { code: '14', ...group('Calvados (14)', 40) },
    { code: '27', ...group('Eure (27)', null) },
    { code: '81', ...group('Tarn (81)', 20) },
  ],
  years: [],
});

describe('the nation', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open('/coordination/national', admin);
    await page.answer(dashboardRoutes.national, query, told);
  });
  afterEach(() => page.close());

  it('is drawn by bars, and said by a table', () => {
    const [, hubs] = [...page.root.querySelectorAll('app-group-table')];
    const widths = [...hubs!.querySelectorAll('.share')].map((bar) => bar.getAttribute('width'));
    expect(widths).toEqual(['100', '0', '50']);
    const rows = [...hubs!.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    const sessions = ['10', '3', '0', '7', '0'];
    const albi = ['40', '150', '30', '75\u00a0%', '7', '20', '75\u00a0%'];
    expect(rows[0]).toEqual(['Hub d’Albi', ...sessions, ...albi]);
    expect(rows[1]?.slice(6, 11)).toEqual(Array(5).fill('trop peu'));
    expect(page.text).toContain('Aucune session cette année.');
    expect(page.text).toContain('2 sessions viennent de changer');
  });

  it('draws départements, with a table that says the same, and hides small ones', () => {
    const map = page.root.querySelector('app-territory-map')!;
    expect(map.querySelector('.drawn')?.getAttribute('aria-hidden')).toBe('true');
    const tints = (tint: string) => map.querySelectorAll(`.drawn > svg .${tint}`).length;
    expect([tints('tint-1'), tints('tint-2'), tints('untold')]).toEqual([1, 1, 1]);
    expect(
      [...map.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()),
      ),
    ).toEqual([
      ['Calvados (14)', '40'],
      ['Eure (27)', 'trop peu'],
      ['Tarn (81)', '20'],
    ]);
    expect(map.textContent).toContain('IGN');
  });

  it('is exported as it is shown', () => {
    const [, hubs] = [...page.root.querySelectorAll('app-group-table')];
    const heads = [...hubs!.querySelectorAll('thead th')].map((cell) => cell.textContent.trim());
    expect(Object.keys(cellsOf(told.total))).toEqual(heads.slice(1));
    expect(Object.values(cellsOf(told.hubs[1]!)).map(String)).toEqual(
      [...hubs!.querySelectorAll('tbody tr:nth-child(2) td')].map((cell) => cell.textContent),
    );
  });
});

it('has no share where nobody is', () => {
  const cells = cellsOf({
    ...told.total,
    people: { learners: 0, completed: 0, signed: 0, cafes: 0 },
  });
  expect(cells['Part achevée']).toBe('sans objet');
});

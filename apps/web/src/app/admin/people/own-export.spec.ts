import { EnrolmentRow } from '@percolateur/contract';
import { columnsFrom, draftsFrom } from '@percolateur/domain';
import Papa from 'papaparse';
import { toCsv } from '../shared/csv';
import { csvOf } from './people-lists';

const row = (fields: Partial<EnrolmentRow>) =>
  EnrolmentRow.parse({
    id: '019a0000-0000-7000-8000-000000000001',
    personId: '019a0000-0000-7000-8000-000000000002',
    firstName: 'Léa',
    lastName: 'D’Angelo',
    email: 'lea@asso.example',
    employer: '@ctif 59',
    status: 'accepted',
    invitedAt: '2026-10-01T08:00:00Z',
    answeredAt: null,
    walkIn: false,
    lessonsDone: 0,
    lessonCount: 36,
    halfDaysSigned: 0,
    halfDayCount: 4,
    positioningDone: false,
    finalPassed: false,
    rehearsal: null,
    waitingRank: null,
    ...fields,
  });

test('an export read back says the same people, and who had left', async () => {
  const people = [
    row({}),
    row({ lastName: 'Noël', email: "o'neill@asso.example", employer: '-Solidarité' }),
    row({
      lastName: "'Ata",
      employer: '=Égalité; « annexe »',
      status: 'waitlisted',
      waitingRank: 1,
    }),
    row({ firstName: 'Ève', employer: 'Le "Lien"', status: 'declined' }),
    row({ firstName: 'Luc', employer: '', status: 'withdrawn' }),
  ];
  const text = (await toCsv(people.map(csvOf))).replace('\ufeff', '');
  const { data } = Papa.parse<string[]>(text, { delimiter: ';' });
  const [headings, ...cells] = data;
  const drafts = draftsFrom(
    cells.map((each, index) => ({ line: index + 2, cells: each })),
    columnsFrom(headings),
    headings,
  );
  expect(drafts).toEqual(
    people.map(({ firstName, lastName, email, employer, status }, index) => ({
      ...{ firstName, lastName, email, employer },
      line: index + 2,
      left: status === 'declined' || status === 'withdrawn',
      uneven: false,
    })),
  );
});

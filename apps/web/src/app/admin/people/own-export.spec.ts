import { EnrolmentRow } from '@percolateur/contract';
import { cleanText, columnsFrom, draftsFrom } from '@percolateur/domain';
import Papa from 'papaparse';
import fc from 'fast-check';
import { toCsv, toWorkbook } from '../../parts/export/table-files';
import { exportOf } from './people-lists';

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
    cameFrom: null,
    movedTo: null,
    ...fields,
  });

const fromCsv = async (people: EnrolmentRow[]) =>
  Papa.parse<string[]>((await toCsv(people.map(exportOf))).replace('\ufeff', ''), {
    delimiter: ';',
  }).data;
const fromWorkbook = async (people: EnrolmentRow[]) => {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(await toWorkbook(people.map(exportOf), 'personnes'));
  return sheets[0]!.rows.map((cells) => cells.map((cell) => String(cell ?? '')));
};
const draftsOf = ([headings, ...cells]: string[][]) =>
  draftsFrom(
    cells.map((each, index) => ({ line: index + 2, cells: each })),
    columnsFrom(headings!),
    headings!,
  );

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
  for (const table of [await fromCsv(people), await fromWorkbook(people)]) {
    expect(draftsOf(table)).toEqual(
      people.map(({ firstName, lastName, email, employer, status }, index) => ({
        ...{ firstName, lastName, email, employer },
        line: index + 2,
        left: status === 'declined' || status === 'withdrawn',
        uneven: false,
      })),
    );
  }
});

test('whatever a structure is called, the export of an import is the same', async () => {
  const sign = fc.constantFrom(...'=+-@;,"\'’«»é Œ🙂a1\t', 'mairie', '\u00a0');
  const called = fc
    .array(sign, { minLength: 1, maxLength: 12 })
    .map((parts) => cleanText(parts.join('')).replace(/\s+/gu, ' ').trim())
    // An apostrophe before such a sign is what guards a cell: it is not the structure’s.
    .filter((name) => name !== '' && !/^'[=+\-@]/.test(name));
  await fc.assert(
    fc.asyncProperty(fc.array(called, { minLength: 1, maxLength: 5 }), async (names) => {
      const people = names.map((employer) => row({ employer }));
      for (const table of [await fromCsv(people), await fromWorkbook(people)]) {
        expect(draftsOf(table).map(({ employer }) => employer)).toEqual(names);
      }
    }),
    { numRuns: 60 },
  );
});

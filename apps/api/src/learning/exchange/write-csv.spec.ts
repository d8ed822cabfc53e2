import { formulaStart } from '@percolateur/domain';
import fc from 'fast-check';
import papa from 'papaparse';
import { entries } from '../../../test/arbitrary-entries';
import type { Entry } from './draft';
import { writeCsv } from './write-csv';

const rowsOf = (bank: readonly Entry[]) => {
  const text = writeCsv(bank).bytes.toString();
  const { data, errors } = papa.parse<string[]>(text, { delimiter: ';', skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};

test('a bank is a table that a French spreadsheet opens', () => {
  const base = { id: 'q', explanation: 'Parce que.', difficulty: 2, objectiveId: 'o-1' };
  const bank: Entry[] = [
    {
      ...{ title: 'Titre', tags: ['été', 'ia'], code: 'cours/q1' },
      question: {
        ...{ ...base, kind: 'multiple', prompt: '**Lesquels** ?' },
        choices: ['un; deux', 'trois'].map((text, at) => ({
          ...{ id: `c${at}`, text, right: at === 1, explanation: '' },
        })),
      },
    },
    {
      ...{ title: 'Nombre', tags: [], code: null },
      question: {
        ...{ ...base, kind: 'numeric', prompt: 'Combien ?', mistakes: [] },
        accepted: [{ value: 2.5, tolerance: 0.1, percent: 100 }],
        units: [{ name: 'kg', factor: 1 }],
      },
    },
  ];
  const { bytes } = writeCsv(bank);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [head, ...rows] = rowsOf(bank);
  expect(head!.slice(1)).toEqual([
    ...['Genre', 'Question', 'Propositions', 'Réponse attendue', 'Explication'],
    ...['Objectif', 'Séquence', 'Difficulté', 'Mots-clés'],
  ]);
  expect(rows).toEqual([
    [
      ...['cours/q1', 'Choix, plusieurs réponses', 'Lesquels\u00a0?', 'un; deux\ntrois', 'trois'],
      ...['Parce que.', 'o-1', '', '2', 'été, ia'],
    ],
    [
      ...[
        '',
        'Nombre',
        'Combien\u00a0?',
        '',
        '2,5 ± 0,1\u00a0kg',
        'Parce que.',
        'o-1',
        '',
        '2',
        '',
      ],
    ],
  ]);
});

test.each(['=1+1', '+1', '-1', '@SOMME(A1)', '\t=1', '=1\n+1', '=HYPERLINK("http://exemple.fr")'])(
  'what a spreadsheet would run is text: %s',
  (prompt) => {
    const question = {
      ...{ id: 'q', kind: 'true-false' as const, prompt: `${prompt.replace('-1', '\\-1')}` },
      ...{ explanation: prompt, right: true, whyNot: '' },
    };
    const [, row] = rowsOf([{ title: '', tags: [prompt], code: prompt, question }]);
    for (const cell of row!) expect(cell).not.toMatch(formulaStart);
  },
);

test('whatever its questions are, no cell is a formula and none is lost', () => {
  fc.assert(
    fc.property(entries, (bank) => {
      const [, ...rows] = rowsOf(bank);
      expect(rows).toHaveLength(bank.length);
      for (const row of rows) {
        expect(row).toHaveLength(10);
        for (const cell of row) expect(cell).not.toMatch(formulaStart);
      }
    }),
    { numRuns: 100 },
  );
});

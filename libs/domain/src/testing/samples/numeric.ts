import fc from 'fast-check';
import { rightAnswer } from '../../question/question';
import type { Answer } from '../../question/question';
import { base, why } from './sample';
import type { Sample } from './sample';

const typed = (value: string, unit: string | null) => ({ kind: 'numeric' as const, value, unit });
const anyUnits = fc.constantFrom<{ name: string; factor: number }[]>(
  [],
  [{ name: 'Wh', factor: 1 }],
  [
    { name: 'Wh', factor: 1 },
    { name: 'kWh', factor: 1000 },
  ],
);

export const numeric: Sample<'numeric'> = {
  question: fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(5), fc.nat(100), anyUnits)
    .map(([value, tolerance, percent, units]) => ({
      ...{ ...base, kind: 'numeric' as const, units },
      accepted: [
        { value, tolerance, percent: 100 },
        { value, tolerance: 2 * tolerance, percent },
      ],
      mistakes: [{ value: 10 * value + 30, tolerance: 1, explanation: why }],
    })),
  answer: ({ units }) =>
    fc
      .tuple(
        fc.oneof(
          fc.integer({ min: -600, max: 600 }).map(String),
          fc.constantFrom('1 234,5', '−3', '0,5', '1.5', '1e2'),
        ),
        fc.constantFrom(...(units.length > 0 ? units.map(({ name }) => name) : [null])),
      )
      .map(([value, unit]) => typed(value, unit)),
  hostile: ({ units: [unit] }) => [
    ...['', 'beaucoup', '1e999', 'NaN', '12 34', '9'.repeat(41)].map((value) =>
      typed(value, unit?.name ?? null),
    ),
    typed('1', unit ? null : 'Wh'),
    typed('1', 'chevaux'),
  ],
  turned: (answer) => answer,
  better: (question) => [rightAnswer(question) as Answer<'numeric'>],
  rekeyed: (question) =>
    fc.integer().map((value) => ({
      ...question,
      accepted: [{ value, tolerance: 0, percent: 100 }],
    })),
};

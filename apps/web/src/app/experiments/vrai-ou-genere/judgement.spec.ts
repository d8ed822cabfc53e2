import fc from 'fast-check';
import { calibration, certainties, gapInWords, type Judged, verdicts } from './judgement';
import { papers, studies } from './papers';

const judged = (right: number, wrong: number, certainty: keyof typeof certainties): Judged[] => [
  ...Array<Judged>(right).fill({ vote: { verdict: 'true', certainty }, answer: 'true' }),
  ...Array<Judged>(wrong).fill({ vote: { verdict: 'true', certainty }, answer: 'unknown' }),
];
const verdict = fc.constantFrom(...(Object.keys(verdicts) as (keyof typeof verdicts)[]));
const certainty = fc.constantFrom(...(Object.keys(certainties) as (keyof typeof certainties)[]));
const votes = fc.array(fc.record({ vote: fc.record({ verdict, certainty }), answer: verdict }), {
  minLength: 1,
});

describe('calibration', () => {
  test('says nothing without a vote', () => {
    expect(calibration([])).toBeNull();
  });

  test.each([
    [3, 5, 'swear', 38, 57, 'votre certitude dépasse vos réponses de 57_points'],
    [8, 0, 'guess', 100, -67, 'vos réponses dépassent votre certitude de 67_points'],
    [6, 2, 'believe', 75, 0, 'votre certitude et vos réponses vont ensemble'],
    [1, 1, 'lean', 50, 5, 'votre certitude et vos réponses vont ensemble'],
  ] as const)('%d right, %d wrong, %s', (right, wrong, sure, accuracy, gap, words) => {
    const found = calibration(judged(right, wrong, sure));
    expect(found).toMatchObject({ count: right + wrong, right, accuracy, gap });
    expect(found && gapInWords(found)).toBe(words.replace('_', '\u00a0'));
  });

  test('stays within its bounds, whatever the order of the votes', () => {
    fc.assert(
      fc.property(votes, (all) => {
        const found = calibration(all);
        expect(found).toEqual(calibration([...all].reverse()));
        expect(found?.accuracy).toBeGreaterThanOrEqual(0);
        expect(found?.accuracy).toBeLessThanOrEqual(100);
        expect(found?.gap).toBe((found?.certainty ?? 0) - (found?.accuracy ?? 0));
      }),
    );
  });
});

describe('the eight documents', () => {
  test('half are texts, and the honest answer is often that one cannot tell', () => {
    expect(papers).toHaveLength(8);
    expect(papers.filter((paper) => paper.picture)).toHaveLength(4);
    expect(papers.filter((paper) => paper.lines.length > 0)).toHaveLength(4);
    const answers = papers.map((paper) => paper.verdict);
    expect(answers.filter((answer) => answer === 'unknown').length).toBeGreaterThanOrEqual(3);
    expect(new Set(answers).size).toBe(3);
  });

  test.each(papers)('$id: described, investigated, its making recorded', (paper) => {
    for (const field of ['description', 'who', 'when', 'elsewhere', 'why', 'madeBy'] as const) {
      expect(paper[field]).not.toBe('');
    }
    expect(paper.madeOn).toMatch(/\d{4}$/);
    expect(paper.description).not.toMatch(/faux|fausse|généré|fabriqu|retouch/i);
    expect(JSON.stringify(paper)).not.toMatch(/ [:;?!»]|« /);
  });

  test.each(studies)('$source: the primary source, dated and to be reviewed', (study) => {
    expect(study.url).toMatch(/^https:\/\/arxiv\.org\/abs\//);
    expect(study.reviewBy > study.asOf).toBe(true);
  });
});

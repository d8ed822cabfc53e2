import { isComplete } from './completion';
import type { CompletionFacts, CompletionRule } from './completion';

const rule: CompletionRule = { halfDays: 'all', finalQuizId: 'evaluation' };
const titles = ['Matinée 1', 'Après-midi 1', 'Matinée 2', 'Après-midi 2'];
const signatures = (...states: CompletionFacts['halfDays'][number]['signature'][]) =>
  titles.map((title, index) => ({ title, signature: states[index] ?? 'counts' }));
const all: CompletionFacts = { halfDays: signatures(), finalPassed: true };

const unmet = (facts: CompletionFacts, asked = rule) =>
  isComplete(asked, facts).reasons.filter(({ met }) => !met);

describe('the course is completed', () => {
  test('with four signatures and the assessment', () => {
    expect(isComplete(rule, all)).toEqual({
      complete: true,
      reasons: [
        { rule: 'half-days', met: true, text: 'Présence signée\u00a0: 4\u00a0demi-journées.' },
        { rule: 'final', met: true, text: 'L’évaluation finale est réussie.' },
      ],
    });
  });

  test('without assessment, where the course has none', () => {
    expect(
      isComplete({ ...rule, finalQuizId: null }, { ...all, finalPassed: false }).complete,
    ).toBe(true);
  });

  test('with the grid validated, where the course asks for one', () => {
    const asked = { ...rule, observation: true };
    expect(isComplete(asked, { ...all, observationValidated: true }).complete).toBe(true);
  });
});

describe('the course is not completed, and it says why', () => {
  test('a signature is missing', () => {
    expect(unmet({ ...all, halfDays: signatures('counts', 'none') })).toEqual([
      {
        rule: 'half-days',
        met: false,
        text: 'Signature manquante\u00a0: «\u00a0Après-midi 1\u00a0».',
      },
    ]);
  });

  test('one is missing and a late one awaits agreement', () => {
    const [{ text }] = unmet({ ...all, halfDays: signatures('none', 'awaiting') });
    expect(text.replaceAll('\u00a0', ' ')).toBe(
      'Signature manquante : « Matinée 1 ». Signature tardive en attente d’accord : « Après-midi 1 ».',
    );
  });

  test('the assessment is not passed', () => {
    expect(unmet({ ...all, finalPassed: false }).map((each) => each.rule)).toEqual(['final']);
  });

  test('the grid is not validated', () => {
    const reasons = unmet(all, { ...rule, observation: true });
    expect(reasons.map((each) => each.rule)).toEqual(['observation']);
  });

  test('there is no half-day at all: nothing is not everything', () => {
    expect(unmet({ ...all, halfDays: [] }).map((each) => each.rule)).toEqual(['half-days']);
  });
});

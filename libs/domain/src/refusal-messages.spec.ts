import { Refusal, refusalCodes } from './refusal';
import { refusalMessage } from './refusal-messages';

describe('every refusal', () => {
  test.each(refusalCodes)('%s is said in careful French', (code) => {
    for (const details of [
      undefined,
      {
        missing: 'Il manque un lieu.',
        passed: 1,
        minutes: 5,
        triesLeft: 2,
        name: 'Ada',
        fault: 'Trop court.',
      },
    ]) {
      const { title, detail } = refusalMessage(code, details);
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(detail).toMatch(/^[\p{Lu}«].*\.$/u);
      expect(`${title} ${detail}`).not.toMatch(/undefined|null|·|\u202f| [:;?!»]|« |'/);
    }
  });

  test('has its own code, told once', () => {
    expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
  });
});

describe('a refusal quotes what it knows', () => {
  test.each([
    ['cohort-incomplete', { missing: 'un titre et un lieu ou un lien' }, /un titre et un lieu/],
    ['code-wrong', { triesLeft: 2 }, /restants\u00a0: 2\./],
    ['too-many-tries', { minutes: 10 }, /attendez 10\u00a0min/],
    ['typed-name-differs', { name: 'Nadia Benali' }, /«\u00a0Nadia Benali\u00a0»/],
    ['attempts-exhausted', { passed: 1 }, /déjà réussie/],
    ['input-invalid', { fields: 1 }, /le champ signalé/],
    ['input-invalid', { fields: 2 }, /les champs signalés/],
    ['input-invalid', {}, /Vérifiez ce que vous envoyez/],
    ['csv-invalid', { missing: 'prénom' }, /Colonne introuvable\u00a0: prénom/],
  ] as const)('%s', (code, details, expected) => {
    expect(refusalMessage(code, details).detail).toMatch(expected);
  });

  test('and carries it as an error', () => {
    const refusal = new Refusal('too-many-tries', { minutes: 10 });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({ code: 'too-many-tries', details: { minutes: 10 } });
  });
});

import type { RegradedAttempt, RegradedCohort } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

/** What marking anew does to one result. */
export type Fate = 'up' | 'down' | 'kept';

export function fateOf({ before, after, kept }: RegradedAttempt): Fate {
  if (kept) return 'kept';
  const loses = after.points < before.points || (before.passed === true && !after.passed);
  return loses ? 'down' : 'up';
}

/** All that changes, cohort by cohort, in sentences: the first one says how many results. */
export function sumUp(cohorts: readonly RegradedCohort[]): string[] {
  const all = cohorts.flatMap(({ changes }) => changes);
  const count = (fate: Fate) => all.filter((each) => fateOf(each) === fate).length;
  const [up, down, kept] = [count('up'), count('down'), count('kept')];
  const passes = all.filter((each) => !each.kept && each.after.passed && !each.before.passed);
  const fails = all.filter((each) => !each.kept && each.before.passed && !each.after.passed);
  const completed = all.filter(({ completed: { before, after } }) => after && !before);
  const others = cohorts.reduce((sum, each) => sum + each.others, 0);
  const same = cohorts.reduce((sum, each) => sum + each.same, 0);
  return [
    up > 0 && `${counted(up, 'résultat monte', 'résultats montent')}.`,
    passes.length > 0 &&
      `${counted(passes.length, 'évaluation devient réussie', 'évaluations deviennent réussies')}.`,
    down > 0 && `${counted(down, 'résultat baisse', 'résultats baissent')}.`,
    fails.length > 0 &&
      `${counted(fails.length, 'évaluation n’est plus réussie', 'évaluations ne sont plus réussies')}.`,
    completed.length > 0 &&
      `${counted(completed.length, 'formation devient complète', 'formations deviennent complètes')}.`,
    kept > 0 &&
      `${counted(kept, 'résultat baisserait', 'résultats baisseraient')}\u00a0: personne ne perd par notre erreur, ${kept < 2 ? 'il reste tel quel' : 'ils restent tels quels'}.`,
    others > 0 &&
      `${counted(others, 'essai d’entraînement ou de positionnement est recompté', 'essais d’entraînement ou de positionnement sont recomptés')}\u00a0: personne n’y est nommé.`,
    same > 0 && `${counted(same, 'essai vaut', 'essais valent')} autant qu’avant.`,
  ].filter((said) => said !== false);
}

/** How many results a decision changes. */
export const changing = (cohorts: readonly RegradedCohort[]): number =>
  cohorts.reduce(
    (sum, { changes, others }) => sum + others + changes.filter(({ kept }) => !kept).length,
    0,
  );

/** Documents in force of those whose result changes. */
export const documentsOf = (cohorts: readonly RegradedCohort[]): number =>
  new Set(
    cohorts
      .flatMap(({ changes }) => changes)
      .filter(({ kept }) => !kept)
      .flatMap(({ certificates }) => certificates.map(({ number }) => number)),
  ).size;

import type { CafePlanContent } from '@percolateur/contract';
import { readyMadeCafes } from '@percolateur/domain';

const [{ answers, blocks }] = readyMadeCafes;

/** A plan of a café: the first of those ready-made. */
export const aCafePlan: CafePlanContent = {
  ...{ title: 'Mon premier café', day: null, place: 'Médiathèque de Flers' },
  question: 'Une machine peut-elle se tromper ?',
  answers: { ...answers, needs: [...answers.needs] },
  blocks: [...blocks],
};

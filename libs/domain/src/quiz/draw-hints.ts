import { counted, typeset } from '../french';
import { fits } from './plan';
import type { PoolQuestion, QuizForm } from './plan';

/** A hint on the way a quiz is planned. */
export interface PlanHint {
  what: string;
  todo: string;
}

/** How many times a draw the bank ought to hold, so that neighbours are not asked the same. */
const wide = 2;

/** By section, the questions that may be drawn for it; null where these very questions are asked. */
export function candidatesIn<Q extends PoolQuestion>(
  { sections }: QuizForm,
  pool: readonly Q[],
): (Q[] | null)[] {
  const fixed = new Set(sections.flatMap((each) => ('draw' in each ? [] : each.questions)));
  const free = pool.filter(({ id }) => !fixed.has(id));
  return sections.map((section) =>
    'draw' in section ? free.filter((each) => fits(section, each)) : null,
  );
}

/** What keeps a draw from being one: the bank holds hardly more than it takes. */
export function drawHints(form: QuizForm, pool: readonly PoolQuestion[]): PlanHint[] {
  const candidates = candidatesIn(form, pool);
  return form.sections.flatMap((section, at): PlanHint[] => {
    const holds = candidates[at]?.length;
    if (!('draw' in section) || holds === undefined) return [];
    if (holds < section.draw || holds >= section.draw * wide) return [];
    const everybody = holds === section.draw;
    return [
      {
        what: typeset(
          `Partie ${at + 1} : ${counted(section.draw, 'question tirée', 'questions tirées')} parmi ${holds}. ${
            everybody
              ? 'Tout le monde aura les mêmes.'
              : 'Deux personnes voisines auront presque les mêmes.'
          }`,
        ),
        todo: typeset(
          'Écrivez d’autres questions de ce genre, ou élargissez le tirage : le double au moins.',
        ),
      },
    ];
  });
}

import { gradeQuestion } from './question/question';
import type { Answer, Question } from './question/question';
import { certainties } from './vocabulary';
import type { Certainty } from './vocabulary';

/** An answer with how sure the person said to be. */
export interface SureAnswer {
  answer: Answer | null;
  certainty: Certainty | null;
}

/** What a wrong choice shows that somebody believes. */
export interface Belief {
  questionId: string;
  choiceId: string;
  text: string;
}

/** A belief that a room holds: nobody named. */
export interface HeldBelief extends Belief {
  /** How many people chose it, and how many of them were certain, or rather so. */
  chosen: number;
  sure: number;
  rather: number;
  /** Share of the room that holds it, each by how sure they are: 0, nobody, to 1, all and certain. */
  strength: number;
}

/** How firmly a belief is held, in sixths; unsaid is a little, and not certain at all is not. */
const firmness: Record<Certainty | 'unsaid', number> = { sure: 6, rather: 3, unsaid: 2, not: 0 };

/**
 * The beliefs that a room holds wrongly, the most firmly and widely held first: those nobody chose,
 * or nobody would defend, are left out. `handedIn` has what each person answered, by question.
 */
export function heldBeliefs(
  beliefs: readonly Belief[],
  handedIn: readonly ReadonlyMap<string, SureAnswer>[],
): HeldBelief[] {
  return beliefs
    .map((belief): HeldBelief => {
      const holders = handedIn.flatMap((answers): (Certainty | 'unsaid')[] => {
        const given = answers.get(belief.questionId);
        return given && chose(given.answer, belief.choiceId) ? [given.certainty ?? 'unsaid'] : [];
      });
      const firm = holders.reduce((sum, each) => sum + firmness[each], 0);
      return {
        ...belief,
        chosen: holders.length,
        sure: holders.filter((each) => each === 'sure').length,
        rather: holders.filter((each) => each === 'rather').length,
        strength: handedIn.length > 0 ? firm / (6 * handedIn.length) : 0,
      };
    })
    .filter(({ strength }) => strength > 0)
    .sort((one, other) => other.strength - one.strength || other.chosen - one.chosen);
}

function chose(answer: Answer | null, choiceId: string): boolean {
  if (answer?.kind === 'single') return answer.choiceId === choiceId;
  return answer?.kind === 'multiple' && answer.choiceIds.includes(choiceId);
}

/** Answers of a room told apart by how sure they were, and how many of each were wholly right. */
export function certaintyAgainst(
  questions: readonly Question[],
  handedIn: readonly ReadonlyMap<string, SureAnswer>[],
): { certainty: Certainty; given: number; right: number }[] {
  return certainties.map((certainty) => {
    const given = questions.flatMap((question) =>
      handedIn.flatMap((answers) => {
        const said = answers.get(question.id);
        return said?.answer && said.certainty === certainty ? [{ question, said }] : [];
      }),
    );
    const right = given.filter(({ question, said }) => {
      const { numerator, denominator } = gradeQuestion(question, said.answer);
      return numerator === denominator;
    });
    return { certainty, given: given.length, right: right.length };
  });
}

import { counted, quoted, typeset } from '../french';
import { enoughAttempts } from './figures';

/** What of a question version is read to somebody; options in plain words. */
export interface Readable {
  asked: number;
  whole: number;
  facility: number | null;
  discrimination: number | null;
  options: readonly { text: string; right: boolean; share: number }[];
  certainty: readonly { certainty: string; given: number; right: number }[];
}

/** A wrong choice made by as many as this is worth a word. */
const tempting = 0.2;

/** What the figures of a question say, in plain sentences, the most useful first. */
export function questionReading(question: Readable): string[] {
  const { asked, whole, options, certainty } = question;
  if (asked === 0) return [typeset('Personne n’a encore eu cette question.')];
  const sentences = [
    whole === asked
      ? 'Tout le monde a juste.'
      : `${whole} sur ${asked} ${whole > 1 ? 'ont' : 'a'} tout juste.`,
    apart(question),
  ];
  const tempters = options.filter(({ right, share }) => !right && share >= tempting);
  const [most] = tempters.sort((a, b) => b.share - a.share);
  if (most) {
    const count = Math.round(most.share * asked);
    sentences.push(`Ce qui trompe le plus : ${quoted(most.text)}, ${count} sur ${asked}.`);
  }
  const sure = certainty.find((each) => each.certainty === 'sure');
  const wrong = sure ? sure.given - sure.right : 0;
  if (wrong > 0) {
    sentences.push(
      `${counted(wrong, 'personne était sûre et se trompait', 'personnes étaient sûres et se trompaient')}.`,
    );
  }
  return sentences.map((each) => typeset(each));
}

/**
 * Whether the question tells those who master the rest from those who do not, by R. L. Ebel’s marks
 * (Essentials of Educational Measurement, 1979): 0.3 good, 0.2 fair.
 */
function apart({ asked, discrimination, facility }: Readable): string {
  if (asked < enoughAttempts) {
    return 'Trop peu de réponses pour dire si elle distingue qui a compris.';
  }
  if (discrimination === null) {
    return facility === 0
      ? 'Personne n’a de point : elle ne distingue personne, vérifiez la clé.'
      : 'Elle ne distingue personne.';
  }
  if (discrimination >= 0.3) return 'Qui réussit le reste réussit aussi celle-ci.';
  if (discrimination >= 0.2) return 'Qui réussit le reste réussit un peu plus celle-ci.';
  if (discrimination >= 0) return 'La réussir dépend peu du reste : relisez-la.';
  return 'Qui réussit le reste la manque plus souvent : vérifiez la clé.';
}

/** What reliability says, in one plain sentence. */
export function alphaReading(alpha: number | null, attempts: number): string {
  if (alpha === null) {
    return typeset(
      attempts < enoughAttempts
        ? 'Trop peu de réponses pour dire si le quiz mesure toujours pareil.'
        : 'La fidélité ne se calcule pas ici : tous n’ont pas eu les mêmes questions.',
    );
  }
  if (alpha >= 0.7) return typeset('Les questions vont ensemble : le résultat est fidèle.');
  if (alpha >= 0.5) return typeset('Le résultat est assez fidèle ; lisez-le avec le reste.');
  return typeset('Les questions vont peu ensemble : un résultat seul ne dit pas grand-chose.');
}

/** A share of people or of points, in whole percent. */
export const inPercent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** Seconds as one says them. */
export function inTime(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 90) return `${whole}\u00a0s`;
  return `${Math.round(whole / 60)}\u00a0min`;
}

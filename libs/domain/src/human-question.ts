/** A question that anybody can answer by ear, and that a program sent to fill forms does not read. */
export interface HumanQuestion {
  question: string;
  /** Answers that are right, bare. */
  answers: readonly string[];
}

const odd: readonly (readonly [what: string, alien: string, others: readonly string[]])[] = [
  ['un jour de la semaine', 'tasse', ['lundi', 'jeudi', 'samedi', 'mardi']],
  ['une boisson', 'chaise', ['café', 'thé', 'tisane', 'limonade']],
  ['une couleur', 'cuillère', ['bleu', 'vert', 'rouge', 'jaune']],
  ['un mois', 'fenêtre', ['mars', 'juin', 'octobre', 'avril']],
  ['un meuble', 'pluie', ['table', 'armoire', 'lit', 'bureau']],
  ['un fruit', 'marteau', ['pomme', 'poire', 'cerise', 'prune']],
];
const numbers = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  ...['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit'],
];

/**
 * The question of a seed, any text: the same seed asks the same. Sums are in words, and lists are
 * short: both are heard as well as they are read.
 */
export function humanQuestion(seed: string): HumanQuestion {
  const draw = drawer(seed);
  if (draw(2) === 0) {
    const [one, other] = [1 + draw(9), 1 + draw(9)];
    const sum = one + other;
    return {
      question: `Combien font ${numbers[one]} plus ${numbers[other]} ?`,
      answers: [String(sum), bare(numbers[sum]!)],
    };
  }
  const [what, alien, others] = odd[draw(odd.length)]!;
  const first = draw(others.length);
  const shown = [others[first]!, others[(first + 1) % others.length]!];
  shown.splice(draw(3), 0, alien);
  return {
    question: `Parmi ${shown.join(', ')} : quel mot n’est pas ${what} ?`,
    answers: [bare(alien)],
  };
}

/** Whether this answers the question of the seed, whatever the case, the accents and what surrounds it. */
export function answersHumanQuestion(seed: string, answer: string): boolean {
  const said = bare(answer).replace(/^(la|le|une|un|ce|c est) /, '');
  return humanQuestion(seed).answers.includes(said);
}

const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Numbers below a bound, one after the other, from the letters of a seed (FNV-1a). */
function drawer(seed: string): (below: number) => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    state = (state ^ (state >>> 13)) >>> 0;
    return state % below;
  };
}

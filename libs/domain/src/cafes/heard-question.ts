import { fewestOutside, suppressed } from '../statistics/suppression';

/**
 * The clouds in which the recipe of Café IA gathers what people wrote: the five that it names, and
 * what its « … » leaves open (cafeia.org, « Recette inratable », step 3; ADR 55).
 */
export const questionThemes = {
  environment: 'Impact environnemental',
  work: 'Avenir du travail',
  rules: 'Conditions d’encadrement',
  use: 'Conditions de prise en main',
  society: 'Enjeux de société',
  open: 'Comprendre, et le reste',
} as const;
export type QuestionTheme = keyof typeof questionThemes;

/** Questions that are told of one café. */
export const questionsPerCafe = 12;

/** The words of each theme, without accents; « * » stands for any end. */
const words: Record<Exclude<QuestionTheme, 'open'>, string> = {
  environment: `eau eaux energie* electri* consomm* pollu* carbone co2 climat* ecolog*
    environnement* planete serveur* datacenter* rechauff* nucleaire`,
  work: `travail* emploi* employ* metier* salari* patron* chomage recrut* entreprise* collegue*
    boulot* remplac* profession* licenci* retraite* cv`,
  rules: `loi* droit* regle* reglement* interdi* autoris* cnil rgpd donnee* responsab* prive*
    securit* surveill* control* auteur* protege* europe* etat legal* illegal*`,
  use: `utilis* outil* prompt* gratuit* appli* telephone* essay* commenc* compte* install* chatgpt
    mistral chat payer payant* abonne* choisir servir sert demander ecrire`,
  society: `societe* ecole* eleve* enfant* jeune* vieux age* democrat* election* vote* fake
    desinform* verite* faux fausse* mensonge* ment mentir biais discrimin* femme* egalit* culture* artist* sante
    medecin* solitude guerre* pouvoir* humain* confiance mefi*`,
};
const patterns = Object.entries(words).map(([theme, list]) => {
  const each = list.trim().split(/\s+/).join('|').replaceAll('*', '[a-z]*');
  return [theme as QuestionTheme, new RegExp(`^(?:${each})$`)] as const;
});

/**
 * The theme that the words of a question suggest: that of which it holds most words, the first of
 * the list where two hold as many; `open` where it holds none. A host chooses all the same.
 */
export function themeProposed(question: string): QuestionTheme {
  const said =
    question
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let best: { theme: QuestionTheme; count: number } = { theme: 'open', count: 0 };
  for (const [theme, pattern] of patterns) {
    const count = said.filter((word) => pattern.test(word)).length;
    if (count > best.count) best = { theme, count };
  }
  return best.theme;
}

const email = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/;
/** French numbers two by two, and those that begin with a country: « 100 000 000 » is none. */
const phone =
  /(?<![\d+])(?:\+|00)[1-9][\d .\-()/]{6,}\d|(?<!\d)(?!\d\d\/\d\d\/\d{4})0[1-9](?:[ .\-/\u00a0]?\d{2}){4}(?!\d)/;

/** Why a question cannot be kept as it is, in French: it says who somebody is. Null when it can. */
export function questionFault(question: string): string | null {
  if (email.test(question)) return 'Une adresse électronique s’y trouve : retirez-la.';
  if (phone.test(question)) return 'Un numéro de téléphone s’y trouve : retirez-le.';
  return null;
}

const title = '(?:M\\.|MM\\.|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Dr|Docteur|Maître)';
const capital = "\\p{Lu}[\\p{L}’'-]*";
const named = [
  new RegExp(`(?<!\\p{L})${title}\\s+${capital}(?:\\s+${capital})?`, 'gu'),
  new RegExp(`(?<!\\p{L})appell(?:e|ent)\\s+${capital}(?:\\s+${capital})?`, 'gu'),
];

/**
 * What looks like somebody’s name in a question, as it is written there: a warning, never a refusal,
 * for « Madame Bovary » is a book. A name alone is not seen: people read all that is shown.
 */
export function namesSeen(question: string): string[] {
  return named.flatMap((pattern) => question.match(pattern) ?? []);
}

/** In how many cafés of a département a question was heard; everywhere where it is empty. */
export interface CafeTally {
  departement: string;
  cafes: number;
  /** The same where it may be told; 0 where it is kept back. */
  told: number;
}

/**
 * What is told of a question, from the number of cafés by département: nothing of fewer than five,
 * nor what would give such a number away by subtraction.
 */
export function questionTallies(
  counts: readonly { departement: string; cafes: number }[],
): CafeTally[] {
  const sum = counts.reduce((total, { cafes }) => total + cafes, 0);
  if (sum === 0) return [];
  const hidden = suppressed(counts.map(({ cafes }) => cafes));
  return [
    { departement: '', cafes: sum, told: sum < fewestOutside ? 0 : sum },
    ...counts.map((count, place) => ({ ...count, told: hidden[place] ? 0 : count.cafes })),
  ];
}

/** « 7 cafés », « moins de 5 cafés » for a figure that is kept back. */
export const cafesSaid = (told: number): string =>
  told === 0 ? `moins de ${fewestOutside}\u00a0cafés` : `${told}\u00a0cafés`;

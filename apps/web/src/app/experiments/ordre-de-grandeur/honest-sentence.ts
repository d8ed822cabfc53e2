import { inUnits } from './magnitude';
import { type Figure, scopes, uses } from './figures';
import { type Source, sources } from './sources';

const publishers = Object.values<Source>(sources).map((one) => one.publisher.split(',')[0]);

/** What a figure needs to be worth saying, and the words by which we spot it. */
const needs = [
  ['la source', new RegExp(['selon', 'd.après', 'source', ...publishers].join('|'), 'i')],
  ['l’année', /\b20\d\d\b/],
  ['le périmètre', /compt|compris|hors|sans|cycle de vie|périmètre|seul/i],
  ['la fourchette', /entre \d.+ et |de \d.+ à |fourchette|fois (plus|moins)|bas.+haut/i],
] as const;

/** What a sentence lacks among source, year, scope and range: spotted by words, as ELIZA would. */
export function missingFrom(sentence: string): readonly string[] {
  return needs.filter(([, sign]) => !sign.test(sentence)).map(([name]) => name);
}

/** A sentence with its source, year, scope and range, to be rewritten in one’s own words. */
export function honestSentence(shown: readonly Figure[], perDay: number, people: number): string {
  const [low, high] = [shown[0], shown[shown.length - 1]];
  const told = (figure: Figure) => {
    const source: Source = sources[figure.source];
    const scope = scopes[figure.scope].short;
    return `${inUnits(figure.value, figure.measure)} (${source.publisher}, ${source.year} ; périmètre : ${scope})`;
  };
  const range = low === high ? told(low) : `entre ${told(low)} et ${told(high)}`;
  const who = people === 1 ? 'pour une personne' : `pour ${people} personnes`;
  return `${uses[low.use].name}, ${perDay} fois par jour, ${who} : ${range} par jour, ${kinds[low.measure]}, hors entraînement et hors appareil.`;
}

const kinds = { energy: 'en électricité', carbon: 'en CO2 équivalent', water: 'en eau' } as const;

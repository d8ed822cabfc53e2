import { breton, english, french } from './declaration';

/** Everyday sentences, ours (CC BY-SA 4.0), the same in both languages; names on purpose. */
const everydayFrench = `
Bonjour Marie, bonjour Jean. La bibliothèque est ouverte ce matin. Marie prépare le café et Jean ouvre la porte.
Le café est chaud, le pain est frais. Paul arrive avec les enfants. Les enfants lisent un livre sur les animaux.
Marie demande à Paul comment marche la machine. Paul ne sait pas. Jean non plus. Ils vont chercher ensemble.
Le chat de la bibliothèque dort sur une chaise. La médiathèque de la ville a trois chats et beaucoup de livres.
Demain matin, Marie et Jean iront au marché. Paul restera à la maison avec le chat et avec un livre.
`;
const everydayEnglish = `
Hello Mary, hello John. The library is open this morning. Mary makes the coffee and John opens the door.
The coffee is hot, the bread is fresh. Paul arrives with the children. The children read a book about animals.
Mary asks Paul how the machine works. Paul does not know. Neither does John. They will look for it together.
The cat of the library sleeps on a chair. The library of the town has three cats and many books.
Tomorrow morning, Mary and John will go to the market. Paul will stay at home with the cat and with a book.
`;

const texts = {
  french: french + everydayFrench,
  english: english + everydayEnglish,
  breton,
};

/** The texts that a cutter is shaped by. */
export interface Mix {
  readonly id: string;
  readonly title: string;
  readonly corpus: string;
}

export const mixes: readonly Mix[] = [
  { id: 'francais', title: 'surtout du français', corpus: mostly('french') },
  { id: 'anglais', title: 'surtout de l’anglais', corpus: mostly('english') },
  { id: 'breton', title: 'surtout du breton', corpus: mostly('breton') },
  { id: 'partage', title: 'les trois à parts égales', corpus: Object.values(texts).join('') },
];

/** The same sentence in three languages; none of them shaped the cutters. */
export interface Sentence {
  readonly id: string;
  readonly title: string;
  readonly texts: readonly {
    readonly lang: string;
    readonly name: string;
    readonly text: string;
  }[];
}

export const sentences: readonly Sentence[] = [
  sentence(
    'article-1',
    'Article premier',
    'Tous les êtres humains naissent libres et égaux en dignité et en droits.',
    'All human beings are born free and equal in dignity and rights.',
    'Dieub ha par en o dellezegezh hag o gwirioù eo ganet an holl dud.',
  ),
  sentence(
    'article-3',
    'Article 3',
    'Tout individu a droit à la vie, à la liberté et à la sûreté de sa personne.',
    'Everyone has the right to life, liberty and the security of person.',
    'Gwir a zo gant pep hini d’ar vuhez, d’ar frankiz, ha d’an diogelroez evitañ.',
  ),
  sentence(
    'article-24',
    'Article 24',
    'Toute personne a droit au repos et aux loisirs et notamment à une limitation raisonnable de la durée du travail et à des congés payés périodiques.',
    'Everyone has the right to rest and leisure, including reasonable limitation of working hours and periodic holidays with pay.',
    'Pep hini en deus gwir da ziskuizhañ ha da gaout lezir, da gaout un amzer-labour bevennet poellek ha vakañsoù mareadek paeet.',
  ),
];

/** All of one language, and a fifth of the two others. */
function mostly(language: keyof typeof texts): string {
  return Object.entries(texts)
    .map(([name, text]) => (name === language ? text : text.slice(0, text.length / 5)))
    .join('');
}

function sentence(id: string, title: string, fr: string, en: string, br: string): Sentence {
  return {
    id,
    title,
    texts: [
      { lang: 'fr', name: 'français', text: fr },
      { lang: 'en', name: 'anglais', text: en },
      { lang: 'br', name: 'breton', text: br },
    ],
  };
}

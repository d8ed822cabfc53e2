import { typeset } from '../french';
import type { Question } from '../question/question';
import { markdownWords, picturesOf, wordCount, writtenTexts } from './written';
import type { WrittenText } from './written';

/** What may keep somebody from reading a question: where, what is there, and what to do. */
export interface Advice {
  rule: string;
  /** Where it stands in the question (« choices.1.text »); empty for the whole. */
  at: string;
  what: string;
  todo: string;
}

/** A word with its letters around it, so that « dérouge » is not « rouge ». */
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

const colours =
  'rouges?|verte?s?|bleue?s?|jaunes?|oranges?|roses?|violet(?:te)?s?|grise?s?|noire?s?|blanche?s?|blancs?|marron';
const byColour = word(
  `(?:en|de couleur|zones?|parties?|lignes?|courbes?|barres?|points?|boutons?|cases?|traits?|mots?|textes?|flèches?|cercles?|carrés?) (?:${colours})`,
);
const byPicture = word(
  "(?:comme|que)? ?(?:le |la )?(?:montre|voit|illustre) (?:bien )?(?:sur )?(?:l[’']image|la photo|le schéma|le dessin|la figure|la capture)|(?:l[’']image|la photo|le schéma|le dessin|la figure|la capture)(?: d[’']écran)?(?: ci-(?:dessous|dessus|contre))? (?:montre|illustre|représente)|sur (?:l[’']image|la photo|le schéma|la capture)|regardez (?:l[’']image|la photo|le schéma|la capture)|ci-(?:contre|dessous|dessus)",
);
const bareLink = /(?<!\]\()(?<!<)https?:\/\/\S+/i;
const emptyLink = /\[(?:ici|cliquez ici|lien|ce lien|en savoir plus|voir)\]\(/i;
const noAlternative =
  /^(?:image|photo|dessin|illustration|capture(?: d[’']écran)?)?$|\.(?:png|jpe?g|gif|webp|svg)$/i;

/** Words at most: beyond, one reads twice on a small screen. */
export const wordsAtMost = { prompt: 80, stimulus: 250, choice: 30, sentence: 35 } as const;

type Rule = (text: WrittenText, question: Question) => Omit<Advice, 'at'> | false;

const rules: readonly Rule[] = [
  ({ text }) =>
    picturesOf(text).some(
      ({ alt, decorative }) => !decorative && noAlternative.test(alt.trim()),
    ) && {
      rule: 'alternative',
      what: 'Une image n’a pas de texte de remplacement qui dise ce qu’elle apporte.',
      todo: 'Écrivez entre les crochets ce que l’image apprend : ![ce qu’on y voit](image:…).',
    },
  ({ text }) =>
    byPicture.test(markdownWords(text)) && {
      rule: 'by-picture',
      what: `« ${byPicture.exec(markdownWords(text))?.[0].trim()} » renvoie à ce qui se voit.`,
      todo: 'Dites en mots ce que l’image montre : la question doit se comprendre sans la voir.',
    },
  ({ text }) =>
    byColour.test(markdownWords(text)) && {
      rule: 'by-colour',
      what: `« ${byColour.exec(markdownWords(text))?.[0]} » désigne par la couleur.`,
      todo: 'Désignez aussi par un mot, une lettre ou une place : tout le monde ne voit pas les couleurs.',
    },
  ({ text }) =>
    (bareLink.test(text) || emptyLink.test(text)) && {
      rule: 'link',
      what: 'Un lien ne dit pas où il mène.',
      todo: 'Donnez-lui un nom : [le guide de l’accessibilité](https://…).',
    },
  ({ at, text, shape }, { kind }) => {
    const words = wordCount(text);
    const most =
      at === 'prompt' && kind === 'scenario'
        ? wordsAtMost.stimulus
        : /(^|\.)prompt$/.test(at)
          ? wordsAtMost.prompt
          : shape === 'inline'
            ? wordsAtMost.choice
            : Infinity;
    return (
      words > most && {
        rule: 'long',
        what: `Ce texte compte ${words} mots : au-delà de ${most}, on le relit deux fois.`,
        todo: 'Gardez ce qui sert à répondre ; le reste va dans l’explication.',
      }
    );
  },
  ({ text }) => {
    const sentences = markdownWords(text).split(/(?<=[.!?…])\s+/);
    const longest = Math.max(...sentences.map(wordCount));
    return (
      longest > wordsAtMost.sentence && {
        rule: 'long-sentence',
        what: `Une phrase compte ${longest} mots.`,
        todo: `Coupez-la : ${wordsAtMost.sentence} mots au plus.`,
      }
    );
  },
];

/** What may keep somebody from reading this question; none when nothing was found. */
export function accessibilityOf(question: Question): Advice[] {
  return writtenTexts(question).flatMap((written) =>
    rules.flatMap((rule) => {
      const found = rule(written, question);
      return found
        ? [{ ...found, at: written.at, what: typeset(found.what), todo: typeset(found.todo) }]
        : [];
    }),
  );
}

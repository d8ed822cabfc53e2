import { Refusal } from '../refusal';
import { plainOf } from '../rich-text';
import type { Option, TextShape } from './kind';

/** One of the things that a question proposes. */
export interface Choice {
  id: string;
  text: string;
  right: boolean;
  explanation: string;
}

/** A choice as it is shown before the correction: nothing says whether it is right. */
export type ShownChoice = Pick<Choice, 'id' | 'text'>;

/** A choice once corrected. */
export interface CorrectedChoice {
  id: string;
  right: boolean;
  chosen: boolean;
  explanation: string;
}

/** @throws Refusal `answer-invalid` for a choice that is unknown, or told twice */
export function checkChoices(choices: readonly Choice[], chosen: readonly string[]): void {
  const known = new Set(choices.map(({ id }) => id));
  if (chosen.some((id) => !known.has(id)) || new Set(chosen).size !== chosen.length) {
    throw new Refusal('answer-invalid');
  }
}

export function rightIds(choices: readonly Choice[]): string[] {
  return choices.filter(({ right }) => right).map(({ id }) => id);
}

export function shownChoices(choices: readonly Choice[]): ShownChoice[] {
  return choices.map(({ id, text }) => ({ id, text }));
}

export function choicesInWords(choices: readonly ShownChoice[], chosen: readonly string[]): string {
  return choices
    .filter(({ id }) => chosen.includes(id))
    .map(({ text }) => plainOf(text))
    .join(' ; ');
}

export const choiceOptions = (choices: readonly Choice[]): Option[] =>
  choices.map(({ text, right }) => ({ text, right }));

/** The places of the choices made, among those that there are. */
export const choicesPicked = (choices: readonly Choice[], chosen: readonly string[]): number[] =>
  choices.flatMap(({ id }, place) => (chosen.includes(id) ? [place] : []));

export function choiceTexts(
  choices: readonly Choice[],
  each: (text: string, shape: TextShape) => string,
): Choice[] {
  return choices.map((choice) => ({
    ...choice,
    text: each(choice.text, 'inline'),
    explanation: each(choice.explanation, 'block'),
  }));
}

export function correctedChoices(
  choices: readonly Choice[],
  chosen: readonly string[],
): CorrectedChoice[] {
  return choices.map(({ id, right, explanation }) => ({
    ...{ id, right, explanation },
    chosen: chosen.includes(id),
  }));
}

import { renderText } from '@percolateur/content/text';
import {
  answerInWords,
  asWritten,
  formulaStart,
  kindNames,
  numberInWords,
  plainOf,
  questionTexts,
  rightAnswer,
  shownQuestion,
} from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import papa from 'papaparse';
import type { Entry, FileWritten } from './draft';
import { pairs } from './pairs';

/**
 * Entries as a table for people: French spreadsheets open it (semicolons, a byte order mark), and
 * what they would run as a formula is text. Nothing here reads it again: it says less than the rest.
 */
export function writeCsv(entries: readonly Entry[]): FileWritten {
  const rows = entries.map(({ question: written, code, tags }) => {
    const question = questionTexts(written, (text, shape) => renderText(text, shape));
    return {
      Code: code ?? '',
      Genre: kindNames[question.kind],
      Question: plainOf(question.prompt),
      Propositions: proposed(question),
      'Réponse attendue': expected(question),
      Explication: plainOf(question.explanation),
      Objectif: question.objectiveId ?? '',
      Séquence: question.lessonId ?? '',
      Difficulté: question.difficulty ?? '',
      'Mots-clés': tags.join(', '),
    };
  });
  const text = papa.unparse(rows, {
    delimiter: ';',
    newline: '\r\n',
    escapeFormulae: formulaStart,
  });
  return { bytes: Buffer.from(`\ufeff${text}\r\n`), altered: [] };
}

const lines = (texts: readonly string[]) => texts.map(plainOf).join('\n');

/** What the question shows beside what it asks, a line each. */
function proposed(question: Question): string {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return lines(question.choices.map(({ text }) => text));
    case 'ordering':
      return lines(question.items.map(({ text }) => text));
    case 'matching':
      return lines([...question.items, ...question.targets].map(({ text }) => text));
    case 'gap':
      return lines([
        question.text,
        ...question.gaps.flatMap(({ choices }) => (choices ? [choices.join(', ')] : [])),
      ]);
    case 'open':
      return lines(question.criteria.map(({ text }) => text));
    case 'scenario':
      return question.parts
        .map((part, at) => [`${at + 1}) ${plainOf(part.prompt)}`, proposed(part)].join('\n').trim())
        .join('\n');
    default:
      return '';
  }
}

/** What obtains the point, a line each. */
function expected(question: Question): string {
  switch (question.kind) {
    case 'short':
      return question.accepted.map((each) => each.text + part(each.percent)).join('\n');
    case 'numeric': {
      const unit = question.units[0] ? `\u00a0${question.units[0].name}` : '';
      return question.accepted
        .map(({ value, tolerance, percent }) => {
          const margin = tolerance > 0 ? ` ± ${numberInWords(tolerance)}` : '';
          return `${numberInWords(value)}${margin}${unit}${part(percent)}`;
        })
        .join('\n');
    }
    case 'matching':
      return pairs(question)
        .filter(([item]) => item !== '')
        .map((pair) => pair.map(plainOf).join(' : '))
        .join('\n');
    case 'open':
      return plainOf(question.example);
    case 'scenario':
      return question.parts.map((each, at) => `${at + 1}) ${expected(each)}`).join('\n');
    default: {
      const right = rightAnswer(question);
      return right ? answerInWords(shownQuestion(question, asWritten), right) : '';
    }
  }
}

const part = (percent: number) => (percent === 100 ? '' : ` (${numberInWords(percent)}\u00a0%)`);

import { missing } from './build';
import { wordsOf } from './escape-markdown';
import { fileQuestions } from './draft';
import { typeset } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import type { FileRead, Found } from './draft';
import { readTags } from './said-tags';
import { unseal } from './sealed';

/** A title as lists show it. */
const titled = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 120 ? line : `${line.slice(0, 119).trimEnd()}…`;
};

/** What a question is known by where it has no title. */
const sentence = (question: Question) =>
  question.kind === 'gap' ? question.text.replace(/\[\[\w+\]\]/g, '…') : question.prompt;

/** What a file holds, in the order of its lines, each question with what it lacks. */
export function finished(found: Found, text: string): FileRead {
  unseal(found, text);
  if (found.drafts.length > fileQuestions) {
    const message = `Ce fichier a plus de ${fileQuestions} questions.`;
    found.faults.push({ line: found.drafts[fileQuestions]?.line ?? 1, message });
    found.drafts.length = fileQuestions;
  }
  const { drafts, faults, unsupported } = found;
  const byLine = <T extends { line: number }>(list: T[]) => list.sort((a, b) => a.line - b.line);
  return {
    drafts: byLine(drafts).map((draft, at) => ({
      ...draft,
      ...readTags({ ...draft.question, id: `q${at + 1}` }, draft.tags),
      title: titled(draft.title || wordsOf(sentence(draft.question))),
      lacks: [...draft.lacks, ...missing(draft.question)].map(typeset),
    })),
    faults: byLine(faults.map(({ line, message }) => ({ line, message: typeset(message) }))),
    unsupported: byLine(unsupported.map((each) => ({ ...each, title: titled(each.title) }))),
    pictures: found.pictures.kept,
  };
}

import type { Entry, FileRead, FileWritten } from './draft';
import { sameEntry } from './same';
import { sealed } from './sealed';

/** What is lost of each kind where a format does not say it. */
const notSaid: Readonly<Record<Entry['question']['kind'], string>> = {
  single: 'la mise en forme',
  multiple: 'la mise en forme',
  'true-false': 'la mise en forme',
  ordering: 'pourquoi chaque élément est à sa place',
  matching: 'l’explication de chaque paire',
  short: 'la tolérance aux fautes de frappe',
  numeric: 'les unités',
  gap: 'une partie du texte à trous',
  open: 'la grille de lecture',
  scenario: 'que les questions vont ensemble : chacune rappelle la situation',
};

/**
 * A file of entries, each in the format’s own way. What is read again otherwise than it was is kept
 * whole in a comment beside, and listed: another application will not see it.
 */
export function written(
  entries: readonly Entry[],
  format: {
    native: (entry: Entry) => string;
    whole: (questions: string) => Buffer;
    read: (bytes: Buffer) => FileRead;
    comment: (text: string) => string;
  },
): FileWritten {
  const altered: FileWritten['altered'] = [];
  const questions = entries.map((entry) => {
    const native = format.native(entry);
    const { drafts } = format.read(format.whole(native));
    if (drafts.length === 1 && drafts[0] && sameEntry(drafts[0], entry)) return native;
    const what = notSaid[entry.question.kind];
    const message = `Hors de Percolateur, ne sera pas dit : ${what}.`;
    altered.push({ title: entry.title, message });
    return sealed(entry, native, format.comment);
  });
  return { bytes: format.whole(questions.join('\n')), altered };
}

/** The parts of a scenario as questions that stand alone, the situation before each. */
export function standingAlone(entry: Entry): Entry[] {
  const { question, ...rest } = entry;
  if (question.kind !== 'scenario') return [entry];
  return question.parts.map((part, at) => ({
    ...rest,
    ...{ code: rest.code && `${rest.code}-${at + 1}`, title: `${rest.title} (${at + 1})` },
    question: { ...part, prompt: `${question.prompt}\n\n${part.prompt}` },
  }));
}

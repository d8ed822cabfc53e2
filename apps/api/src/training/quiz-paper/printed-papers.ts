import type { Printable } from '../../pdf/press';
import type { PrintedKey } from './key-document';
import type { PrintedQuestions } from './questions-document';

export const questionsPaper: Printable<PrintedQuestions> = {
  name: 'quiz-questions',
  load: async () => (await import('./questions-document')).drawQuestions,
};

export const keyPaper: Printable<PrintedKey> = {
  name: 'quiz-key',
  load: async () => (await import('./key-document')).drawKey,
};

import type { Printable } from '../../pdf/press';
import type { SessionFacts } from './session-facts';

export const programmePaper: Printable<{ facts: SessionFacts; now: Date }> = {
  name: 'programme',
  load: async () => (await import('./programme-document')).drawProgramme,
};

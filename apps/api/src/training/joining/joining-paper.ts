import type { Printable } from '../../pdf/press';
import type { PrintedJoining } from './joining-document';

export const joiningPaper: Printable<PrintedJoining> = {
  name: 'joining-instructions',
  load: async () => (await import('./joining-document')).drawJoining,
};

import type { Printable } from '../../pdf/press';
import type { PrintedSheet } from './sheet-document';

export const sheetPaper: Printable<PrintedSheet> = {
  name: 'attendance-sheet',
  load: async () => (await import('./sheet-document')).drawSheet,
};

import type { Printable } from '../../pdf/press';
import type { PrintedBlankSheet } from './blank-sheet';
import type { PrintedSheet } from './sheet-document';

export const sheetPaper: Printable<PrintedSheet> = {
  name: 'attendance-sheet',
  load: async () => (await import('./sheet-document')).drawSheet,
};

export const blankSheetPaper: Printable<PrintedBlankSheet> = {
  name: 'blank-attendance-sheet',
  load: async () => (await import('./blank-sheet')).drawBlankSheet,
};

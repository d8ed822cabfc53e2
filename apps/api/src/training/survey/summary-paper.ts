import type { Printable } from '../../pdf/press';
import type { PrintedSummary } from './summary-document';

export const surveySummaryPaper: Printable<PrintedSummary> = {
  name: 'survey-summary',
  load: async () => (await import('./summary-document')).drawSurveySummary,
};

import type { Printable } from '../../pdf/press';
import type { PrintedHouseRules } from './house-rules-document';

export const houseRulesPaper: Printable<PrintedHouseRules> = {
  name: 'house-rules',
  load: async () => (await import('./house-rules-document')).drawHouseRules,
};

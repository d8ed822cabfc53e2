import type { Printable } from '../../pdf/press';
import type { KitFacts, KitSheet } from './kit-facts';

export const kitPaper: Printable<{ sheet: KitSheet; facts: KitFacts }> = {
  name: 'cafe-kit',
  load: async () => (await import('./kit-documents')).drawKitSheet,
};

import type { KitFacts, KitSheet } from './kit-facts';
import { drawCards } from './cards-document';
import { drawFlyer, drawPoster } from './poster-document';
import { drawPlan } from './plan-document';
import { drawSlips } from './slips-document';

const sheets: Record<KitSheet, (facts: KitFacts) => Promise<Buffer>> = {
  plan: drawPlan,
  cards: drawCards,
  poster: (facts) => drawPoster(facts, 'A4'),
  'poster-a3': (facts) => drawPoster(facts, 'A3'),
  flyer: drawFlyer,
  slips: drawSlips,
};

export function drawKitSheet({ sheet, facts }: { sheet: KitSheet; facts: KitFacts }) {
  return sheets[sheet](facts);
}

import { typeset } from '../french';
import type { CafeBlock, Variant } from './block';
import { debates } from './blocks/debates';
import { endings } from './blocks/endings';
import { experiments } from './blocks/experiments';
import { games } from './blocks/games';
import { openings } from './blocks/openings';
import { understanding } from './blocks/understanding';

let library: readonly CafeBlock[] | undefined;

/** Every block that ships, typeset, in the order in which the rule prefers equals. */
export function cafeLibrary(): readonly CafeBlock[] {
  library ??= [openings, experiments, understanding, debates, games, endings].flat().map(inFrench);
  return library;
}

function inFrench(block: CafeBlock): CafeBlock {
  const all = (texts: readonly string[]) => texts.map(typeset);
  const { variants, credit, cards, byHand } = block;
  return {
    ...block,
    title: typeset(block.title),
    aim: typeset(block.aim),
    say: typeset(block.say),
    planB: typeset(block.planB),
    material: all(block.material),
    steps: all(block.steps),
    prompts: all(block.prompts),
    variants: Object.fromEntries(
      Object.entries(variants).map(([need, text]) => [need, typeset(text)]),
    ) as Record<Variant, string>,
    ...(cards && { cards: all(cards) }),
    ...(byHand && { byHand: typeset(byHand) }),
    ...(credit && {
      credit: {
        ...credit,
        authors: typeset(credit.authors),
        licence: credit.licence && typeset(credit.licence),
        trueLength: typeset(credit.trueLength),
      },
    }),
  };
}

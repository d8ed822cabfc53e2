import { renderText } from '@percolateur/content/text';
import { houseRulesParts } from '@percolateur/domain';
import { drawBlocks, wholeWidth } from '../../pdf/blocks';
import { letterhead } from '../../pdf/letterhead';
import type { Issuing } from '../../pdf/letterhead';
import { Paper } from '../../pdf/paper';
import { blocksOf } from '../../pdf/rich';

/** What the rules are drawn from: plain values, since the press draws in a thread of its own. */
export interface PrintedHouseRules {
  organisation: Issuing & {
    houseRules: string;
    representativeName: string;
    representativeCapacity: string;
  };
  now: Date;
}

/** Draws the règlement intérieur of a hub (Code du travail, L6352-3). */
export async function drawHouseRules({ organisation, now }: PrintedHouseRules): Promise<Buffer> {
  const { name, legalName, houseRules } = organisation;
  const paper = Paper.open(`Règlement intérieur, ${name}`, now);
  letterhead(paper, organisation, 'Règlement intérieur');
  const setting = { ...wholeWidth(paper), size: 10.5, leading: 1.15, pictures: new Map() };
  for (const { heading, body } of houseRulesParts(houseRules)) {
    paper.text('H2', heading, { size: 12.5, weight: 'bold', after: 3 });
    drawBlocks(paper, blocksOf(renderText(body, 'block')), setting);
    paper.skip(6);
  }
  const { representativeName, representativeCapacity } = organisation;
  paper.text('P', `Pour ${legalName}, ${representativeName}, ${representativeCapacity}`);
  return paper.close((page, count) => `Règlement intérieur, ${name} – page ${page} sur ${count}`);
}

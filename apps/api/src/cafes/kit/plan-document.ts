import { Paper } from '../../pdf/paper';
import { listing, told } from '../../pdf/letterhead';
import { drawTable } from '../../pdf/table';
import { credits, footOf, materialOf } from './kit-facts';
import type { KitFacts } from './kit-facts';

const pillarWords = {
  experimenter: 'expérimenter',
  comprendre: 'comprendre',
  discuter: 'discuter',
  agir: 'agir',
};

/** Two sheets are held in a hand; three are lost. Set tighter until it is so. */
const scales = [1, 0.92, 0.85];
const MOST_PAGES = 2;

/** The hour on two pages: the times, the first sentences, what to bring, plans B. */
export async function drawPlan(facts: KitFacts): Promise<Buffer> {
  let drawn = draw(facts, scales[0]);
  for (const scale of scales.slice(1)) {
    if (drawn.pages > MOST_PAGES) drawn = draw(facts, scale);
  }
  return drawn.close((page, count) => `${footOf(facts)} – page ${page} sur ${count}`);
}

function draw(facts: KitFacts, scale: number): Paper {
  const { title, day, hours, place, question, people, rows, now } = facts;
  const paper = Paper.open(`Plan, ${title}`, now, scale);
  paper.text('H1', title, { size: 20, weight: 'bold', after: 4 });
  const where = [day, hours, place, `${people} personnes`].filter(Boolean).join(' – ');
  paper.text('P', where, { size: 10.5, after: 6 });
  if (question) paper.text('P', `Question de départ : ${question}`, { size: 10.5, after: 6 });
  drawTable(
    paper,
    [
      { title: 'Minute', width: 48 },
      { title: 'Étape', width: 105 },
      { title: 'Je dis, puis', width: 215 },
      { title: 'Plan B', width: paper.width - 368 },
    ],
    rows.map(({ block, at, minutes, variants }) => [
      { text: `${at} à ${at + minutes}`, bold: true },
      {
        text: [
          block.title,
          block.pillars.map((pillar) => pillarWords[pillar]).join(', '),
          block.needs.network ? 'Demande le réseau.' : '',
        ]
          .filter(Boolean)
          .join('. '),
      },
      { text: [`« ${block.say} »`, ...block.steps].join(' ') },
      {
        text: [block.planB, ...variants.map((need) => block.variants[need])].join(' '),
      },
    ]),
    'L’heure, minute par minute',
  );
  paper.skip(10);
  told(paper, 'À apporter', `${materialOf(facts).join(', ')}.`);
  const made = credits(facts);
  if (made.length > 0) {
    paper.text('H2', 'De qui', { size: 12.5, weight: 'bold', after: 3 });
    listing(paper, made);
  }
  return paper;
}

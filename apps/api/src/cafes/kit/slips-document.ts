import { ink, margin, Paper } from '../../pdf/paper';
import { footOf } from './kit-facts';
import type { KitFacts } from './kit-facts';

const line = '…………………………………………………………………………';

/** Slips: to sign up, to agree to a picture, to tell what it was worth; and the questions left. */
export async function drawSlips(facts: KitFacts): Promise<Buffer> {
  const paper = Paper.open(`Bulletins, ${facts.title}`, facts.now);
  paper.text('H1', 'Bulletins à découper', { size: 18, weight: 'bold', after: 6 });
  const when = [facts.day, facts.hours, facts.place].filter(Boolean).join(' – ');
  slip(paper, 'Je viens', [
    `${facts.title}. ${when}`,
    `Mon prénom : ${line}`,
    `Pour un rappel, si je veux, mon adresse ou mon téléphone : ${line}`,
    'Ce papier est détruit après le café. Rien n’est transmis à personne.',
  ]);
  slip(paper, 'Une photo de ce café', [
    '□ Je veux bien être sur une photo qui dira que ce café a eu lieu.',
    '□ Je préfère ne pas y être. C’est une réponse comme une autre.',
    `Mon prénom : ${line}   Date : ………………`,
    `Où la photo paraîtra : ${line}`,
    'Je peux changer d’avis : il suffit de le dire à la personne qui anime, et la photo est retirée. Pour une personne mineure, un parent signe.',
    `Signature : ${line}`,
  ]);
  slip(paper, 'Qu’en avez-vous pensé ? Sans nom', [
    'Ce café m’a été utile :   □ oui   □ un peu   □ pas vraiment',
    'J’ai pu parler si je le voulais :   □ oui   □ un peu   □ pas vraiment',
    `Je repars avec : ${line}`,
    `Il aurait fallu : ${line}`,
  ]);
  paper.newPage();
  paper.text('H2', 'Questions qu’on n’a pas pu traiter', { size: 18, weight: 'bold', after: 6 });
  paper.text('P', 'Une par ligne, sans nom. Dites où et quand on en aura des nouvelles.', {
    size: 11,
    after: 14,
  });
  paper.artifact(() => {
    for (let y = paper.doc.y + 30; y < paper.bottom; y += 36) {
      paper.doc
        .moveTo(margin, y)
        .lineTo(margin + paper.width, y)
        .lineWidth(0.6)
        .stroke(ink.line);
    }
  });
  return paper.close((page, count) => `${footOf(facts)} – bulletins, page ${page} sur ${count}`);
}

function slip(paper: Paper, title: string, lines: readonly string[]): void {
  paper.text('H2', title, { size: 14, weight: 'bold', after: 5 });
  for (const each of lines) paper.text('P', each, { size: 11, leading: 1.3, after: 5 });
  paper.skip(6);
  const { y } = paper.doc;
  paper.artifact(() => {
    paper.doc
      .moveTo(0, y)
      .lineTo(paper.doc.page.width, y)
      .dash(4, { space: 3 })
      .lineWidth(0.6)
      .stroke(ink.line)
      .undash();
  });
  paper.skip(14);
}

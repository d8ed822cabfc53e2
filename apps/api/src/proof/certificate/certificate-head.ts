import type { CertificateSnapshot } from '@percolateur/contract';
import { shownName } from '@percolateur/domain';
import { ink, margin } from '../../pdf/paper';
import type { Paper, TextStyle } from '../../pdf/paper';
import { lookStated } from './stated-look';

const logoBox = { width: 130, height: 44 };
const white = '#FFFFFF';

/** The head of a document: who issues it, in the look that it was issued with. */
export function certificateHead(
  paper: Paper,
  snapshot: CertificateSnapshot,
  logo: Uint8Array | null,
): void {
  const { organisation } = snapshot;
  const { base, accent } = lookStated(snapshot);
  const { doc } = paper;
  if (base === 'frame') frame(paper, accent);
  const width = logo ? paper.width - logoBox.width - 12 : paper.width;
  const { y } = doc;
  const name = shownName(organisation.name);
  if (base === 'band') {
    const style: TextStyle = { size: 16, weight: 'bold', color: white, width: paper.width };
    const height = paper.heightOf(name, style) + 24;
    // Over the margins, to the edge of the sheet: what is above stays in the margin.
    paper.artifact(() => doc.rect(0, y - 12, doc.page.width, height).fill(accent));
    paper.text('P', name, { ...style, after: 0 });
    doc.y = y + height - 2;
  } else {
    paper.text('P', name, { size: 14, weight: 'bold', color: accent, width, after: 1 });
  }
  const top = base === 'band' ? doc.y : y;
  const small = { size: 9, color: ink.secondary, width };
  const { legalName, address, siret, activityNumber } = organisation;
  const ids = [
    siret && `SIRET ${siret}`,
    activityNumber && `Déclaration d’activité n° ${activityNumber}`,
  ];
  paper
    .text('P', [legalName, address].filter(Boolean).join(' – '), small)
    .text('P', ids.filter(Boolean).join(' – '), { ...small, after: 8 });
  if (logo) {
    const below = doc.y;
    const x = margin + paper.width - logoBox.width;
    paper.figure(`Logo de ${name}`, [x, top, logoBox.width, logoBox.height], () =>
      doc.image(Buffer.from(logo), x, top, {
        ...{ fit: [logoBox.width, logoBox.height], align: 'right' },
      }),
    );
    doc.y = Math.max(below, top + logoBox.height + 6);
  }
  if (base === 'frame') paper.skip(14);
  else paper.rule(18);
}

/** A double line of colour around the page. */
function frame(paper: Paper, accent: string): void {
  const { doc } = paper;
  const { width, height } = doc.page;
  paper.artifact(() => {
    doc
      .rect(26, 26, width - 52, height - 52)
      .lineWidth(2)
      .stroke(accent);
    doc
      .rect(31, 31, width - 62, height - 62)
      .lineWidth(0.6)
      .stroke(accent);
  });
}

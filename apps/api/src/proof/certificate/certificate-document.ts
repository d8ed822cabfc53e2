import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson } from '@percolateur/content';
import type { CertificateKind, CertificateSnapshot } from '@percolateur/contract';
import { frenchDate, verdictWords } from '@percolateur/domain';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { ink, margin, Paper } from '../../pdf/paper';
import { drawQrCode } from '../../pdf/qr-code';
import { attestationBody, objectivesPage, realisationBody } from './certificate-body';
import type { StandingCertificate } from '../../record/standing-certificates';

const titles: Record<CertificateKind, string> = {
  attestation: 'Attestation de fin de formation',
  realisation: 'Certificat de réalisation',
};

const footHeight = 118;

/** Draws a certificate from what was frozen when it was issued, and from nothing else. */
@Injectable()
export class CertificateDocument {
  constructor(@Inject(ENV) private readonly env: Env) {}

  async draw({ snapshot, snapshotHash, status, event }: StandingCertificate): Promise<Buffer> {
    const { kind, number, timeZone } = snapshot;
    const paper = await Paper.open(`${titles[kind]} ${number}`, new Date(snapshot.issuedAt));
    if (status !== 'issued' && event) {
      const told = `${verdictWords[status]} le ${frenchDate(event.at, timeZone)} : ${event.reason}`;
      // In the margin, so that the rest stays where it was.
      paper.text('P', told, { y: 18, size: 11, weight: 'bold', color: '#9B1C1C' });
      paper.doc.y = margin;
    }
    letterhead(paper, snapshot);
    paper
      .text('H1', titles[kind], { size: 23, weight: 'bold' })
      .text('P', `N° ${number}`, { size: 11, color: ink.secondary, after: 14 });
    if (kind === 'attestation') attestationBody(paper, snapshot);
    else realisationBody(paper, snapshot);
    await this.howToVerify(paper, snapshot, snapshotHash);
    if (kind === 'attestation') objectivesPage(paper, snapshot);
    // The very text whose fingerprint is printed: whoever holds the file can check it alone.
    paper.doc.file(Buffer.from(canonicalJson(snapshot)), {
      name: `${number}.json`,
      type: 'application/json',
      description: 'Les mentions de ce document, en JSON canonique (RFC 8785)',
      relationship: 'Data',
      creationDate: new Date(snapshot.issuedAt),
      modifiedDate: new Date(snapshot.issuedAt),
    });
    return paper.close((page, count) =>
      count > 1 ? `${titles[kind]} n° ${number}, page ${page} sur ${count}` : '',
    );
  }

  /** How to check the document, at the foot of the page. */
  private async howToVerify(
    paper: Paper,
    { code }: CertificateSnapshot,
    hash: string,
  ): Promise<void> {
    const { doc } = paper;
    if (doc.y > paper.bottom - footHeight) paper.newPage();
    const top = paper.bottom - footHeight;
    doc.y = top;
    paper.rule(0);
    const url = `${this.env.publicUrl}/verifier/${code}`;
    await drawQrCode(paper, url, { x: margin - 10, y: top + 6, side: 104 });
    const beside = { x: margin + 100, width: paper.width - 100 };
    doc.y = top + 16;
    paper
      .text('P', 'Vérifier ce document', { ...beside, size: 10, weight: 'bold', after: 2 })
      .text('P', code, { ...beside, size: 15, weight: 'bold', color: ink.accent, after: 2 })
      .text('P', url, { ...beside, size: 9, after: 4 })
      .text('P', `Empreinte SHA-256 des mentions, jointes à ce fichier : ${hash}`, {
        ...beside,
        size: 7.5,
        color: ink.secondary,
      });
  }
}

function letterhead(paper: Paper, { organisation }: CertificateSnapshot): void {
  const { name, legalName, address, siret, activityNumber } = organisation;
  const small = { size: 9, color: ink.secondary };
  const ids = [
    siret && `SIRET ${siret}`,
    activityNumber && `Déclaration d’activité n° ${activityNumber}`,
  ];
  paper
    .text('P', name, { size: 14, weight: 'bold', color: ink.accent, after: 1 })
    .text('P', [legalName, address].filter(Boolean).join(' – '), small)
    .text('P', ids.filter(Boolean).join(' – '), { ...small, after: 8 })
    .rule(18);
}

import { canonicalJson } from '@percolateur/content';
import type { CertificateSnapshot } from '@percolateur/contract';
import { certificateTitles as titles, frenchDate, verdictWords } from '@percolateur/domain';
import type { CertificateStatus } from '@percolateur/domain';
import { ink, margin, Paper } from '../../pdf/paper';
import { drawQrCode } from '../../pdf/qr-code';
import type { Signing } from '../../pdf/signature/place';
import { annexPages, assiduityBody, attestationBody, realisationBody } from './certificate-body';
import type { DetailedObjectives } from './certificate-body';
import { certificateHead } from './certificate-head';
import { lookStated } from './stated-look';

/** All that a certificate is drawn from: what was frozen when it was issued, and what became of it. */
export interface PrintedCertificate {
  snapshot: CertificateSnapshot;
  snapshotHash: string;
  status: CertificateStatus;
  /** What last happened to it; null while it is as it was issued. */
  event: { at: Date; reason: string | null } | null;
  /** Where anyone checks it. */
  url: string;
  /** The hub’s signature and stamp, as PNG or JPEG; null where none was given. */
  signature: Uint8Array | null;
  /** The badge that was given with it, as the bytes that were signed; null where none was. */
  badge: string | null;
  /** To be compared with one that is shown, and told as such. */
  copy: boolean;
  /** Room for a signature, and when it is made; null for a copy that is not signed. */
  signing: Pick<Signing, 'at' | 'room'> | null;
  /** The hub’s logo, as PNG; null where none was given. */
  logo: Uint8Array | null;
  /** The objectives of each lesson, asked for as an annex; null without. */
  annex: DetailedObjectives | null;
}

const bodies = {
  attestation: attestationBody,
  realisation: realisationBody,
  assiduite: assiduityBody,
};

const copyWords = 'Copie de référence, à comparer : seul le fichier remis est signé';
const footHeight = 118;
/** Pages of a certificate without its annex. */
const mostPages = 2;
/** From ample to tight. */
const scales = [1, 0.92, 0.84, 0.8];

/** Draws a certificate, on one page where it can be, and two at most whatever the course. */
export async function drawCertificate(printed: PrintedCertificate): Promise<Buffer> {
  const { snapshot, annex, badge, signing } = printed;
  const { kind, number, organisation } = snapshot;
  const paper = await fitting(printed);
  if (annex) annexPages(paper, snapshot, annex);
  const dated = {
    creationDate: new Date(snapshot.issuedAt),
    modifiedDate: new Date(snapshot.issuedAt),
  };
  // The very text whose fingerprint is printed: whoever holds the file can check it alone.
  paper.doc.file(Buffer.from(canonicalJson(snapshot)), {
    name: `${number}.json`,
    type: 'application/json',
    description: 'Les mentions de ce document, en JSON canonique (RFC 8785)',
    relationship: 'Data',
    ...dated,
  });
  if (badge) {
    paper.doc.file(Buffer.from(badge), {
      name: `badge-${number}.json`,
      type: 'application/vc',
      description: 'Le badge numérique remis avec ce document (Open Badges 3.0)',
      relationship: 'Supplement',
      ...dated,
    });
  }
  return paper.close(
    (page, count) => (count > 1 ? `${titles[kind]} n° ${number}, page ${page} sur ${count}` : ''),
    signing && { ...signing, by: organisation.legalName, city: organisation.city },
  );
}

/** On one page where some scale allows it; else, of an attestation, as ample as two pages allow. */
async function fitting(printed: PrintedCertificate): Promise<Paper> {
  let onTwo: Paper | undefined;
  let paper = await drawPages(printed, scales[0]);
  for (const scale of scales.slice(1)) {
    if (paper.pages === 1) return paper;
    if (paper.pages <= mostPages) onTwo ??= paper;
    paper = await drawPages(printed, scale);
  }
  return paper.pages > 1 && printed.snapshot.kind === 'attestation' ? (onTwo ?? paper) : paper;
}

async function drawPages(printed: PrintedCertificate, scale: number): Promise<Paper> {
  const { snapshot, status, event, signature, logo, copy } = printed;
  const { kind, number, version, timeZone } = snapshot;
  const paper = Paper.open(`${titles[kind]} ${number}`, new Date(snapshot.issuedAt), scale);
  const since = status !== 'issued' &&
    event && [`${verdictWords[status]} le ${frenchDate(event.at, timeZone)}`, event.reason];
  const told = [copy && copyWords, since && since.filter(Boolean).join(' : ')]
    .filter(Boolean)
    .join(' – ');
  if (told) {
    // In the margin, so that the rest stays where it was.
    paper.text('P', told, { y: 18, size: 11, weight: 'bold', color: ink.error });
    paper.doc.y = Math.max(margin, paper.doc.y + 6);
  }
  certificateHead(paper, snapshot, logo);
  const corrected = version > 1 ? `, version ${version} (remplace la précédente)` : '';
  paper
    .text('H1', titles[kind], { size: 23, weight: 'bold' })
    .text('P', `N° ${number}${corrected}`, { size: 11, color: ink.secondary, after: 14 });
  bodies[kind](paper, snapshot, signature);
  await howToVerify(paper, printed);
  return paper;
}

/** How to check the document, at the foot of the page. */
async function howToVerify(
  paper: Paper,
  { snapshot, snapshotHash, url }: PrintedCertificate,
): Promise<void> {
  const { doc } = paper;
  const { code } = snapshot;
  const color = lookStated(snapshot).accent;
  if (paper.room < footHeight) paper.newPage();
  const top = paper.bottom - footHeight;
  doc.y = top;
  paper.rule(0);
  await drawQrCode(paper, url, { x: margin - 10, y: top + 6, side: 104 });
  const beside = { x: margin + 100, width: paper.width - 100 };
  doc.y = top + 16;
  paper
    .text('P', 'Vérifier ce document', { ...beside, size: 10, weight: 'bold', after: 2 })
    .text('P', code, { ...beside, size: 15, weight: 'bold', color, after: 2 })
    .text('P', url, { ...beside, size: 9, after: 4 })
    .text('P', `Empreinte SHA-256 des mentions, jointes à ce fichier : ${snapshotHash}`, {
      ...beside,
      size: 8,
      color: ink.secondary,
    });
}

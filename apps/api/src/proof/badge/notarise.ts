import type { Drawn } from './badge-drawing';
import type { ReadSignature } from '../../pdf/signature/read';
import type { PdfContents } from './read-pdf';
import { isSigned, signed } from './signing';
import type { ToCheck, ToSign } from './signing';

/** What the notary is asked. */
export type NotaryJob =
  | { sign: ToSign }
  | { check: ToCheck }
  | { draw: Drawn }
  | { read: Uint8Array }
  | { seal: Uint8Array };

/** Does one job of the notary. */
export async function notarise(
  job: NotaryJob,
): Promise<string[] | boolean | Uint8Array | PdfContents | ReadSignature | null> {
  if ('sign' in job) return signed(job.sign);
  if ('check' in job) return isSigned(job.check);
  if ('draw' in job) return (await import('./badge-png')).badgePng(job.draw);
  if ('seal' in job) {
    return (await import('../../pdf/signature/read')).pdfSignature(Buffer.from(job.seal));
  }
  return (await import('./read-pdf')).pdfContents(job.read);
}

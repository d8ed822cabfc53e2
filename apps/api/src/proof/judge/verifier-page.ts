import { Injectable, Logger } from '@nestjs/common';
import { normaliseCode, Refusal, refusalMessage } from '@percolateur/domain';
import { statusOfRefusal } from '../../platform/refusal-status';
import { VerificationService } from '../certificate/verification.service';
import { JudgeService } from './judge.service';
import { judgedHtml } from './judged-html';
import { codeForm, verificationHtml } from './verifier-html';

/** What an address of the verifier says to a browser that runs no script. */
export interface PlainPage {
  status: number;
  html: string;
}

/** Larger than anything we read, with room for what a form writes around it. */
export const heaviestForm = 5 * 1024 * 1024 + 10_000;

const notChosen = 'Choisissez un fichier : un PDF, un badge ou son image.';

/** The verifier without scripts: a code or a file, and all that can be said of it. */
@Injectable()
export class VerifierPage {
  private readonly logger = new Logger('verifier');

  constructor(
    private readonly judging: JudgeService,
    private readonly verification: VerificationService,
  ) {}

  /** `typed`: a code, or nothing yet. What cannot be answered is told in words, never thrown. */
  async plain(typed: string, ipAddress: string): Promise<PlainPage> {
    if (typed === '') return { status: 200, html: codeForm() };
    if (normaliseCode(typed) === null) {
      const fault = 'Ce code comporte une faute. Vérifiez les caractères.';
      return { status: 404, html: codeForm(typed, fault) };
    }
    try {
      const html = verificationHtml(await this.verification.verify(typed, ipAddress));
      return { status: 200, html };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not-found') {
        return { status: 404, html: codeForm(typed, 'Aucun document ne porte ce code.') };
      }
      const known = error instanceof Refusal ? error.code : 'unexpected';
      if (known === 'unexpected') this.logger.warn((error as Error).message);
      const status = known === 'too-many-tries' ? 429 : 503;
      return { status, html: codeForm(typed, refusalMessage(known, {}).title) };
    }
  }

  /** The same for a file, as a form sends it (RFC 7578). It is looked at, and not kept. */
  async file(form: Buffer, contentType: string, ipAddress: string): Promise<PlainPage> {
    const file = await fileIn(form, contentType);
    if (!file) return { status: 400, html: codeForm('', notChosen) };
    try {
      return { status: 200, html: judgedHtml(await this.judging.judge(file, ipAddress)) };
    } catch (error) {
      const known = error instanceof Refusal ? error : new Refusal('unexpected');
      if (known !== error) this.logger.warn((error as Error).message);
      const { title, detail } = refusalMessage(known.code, known.details);
      return {
        status: statusOfRefusal[known.code],
        html: codeForm('', `${title}. ${detail}`),
      };
    }
  }

  /** For a form that is too long to be read. */
  tooHeavy(): PlainPage {
    const fault = 'Ce fichier dépasse 5 Mo : ce n’est ni un document, ni un badge de chez nous.';
    return { status: 413, html: codeForm('', fault) };
  }
}

/** The file of a form; null where there is none, or nothing in it. */
async function fileIn(form: Buffer, contentType: string): Promise<Buffer | null> {
  const headers = { 'content-type': contentType };
  const fields = await new Response(new Uint8Array(form), { headers }).formData().catch(() => null);
  const file = fields?.get('file');
  return file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null;
}

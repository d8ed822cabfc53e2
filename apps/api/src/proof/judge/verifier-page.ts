import { Injectable, Logger } from '@nestjs/common';
import { normaliseCode, Refusal, refusalMessage } from '@percolateur/domain';
import { VerificationService } from '../certificate/verification.service';
import { codeForm, verificationHtml } from './verifier-html';

/** What an address of the verifier says to a browser that runs no script. */
export interface PlainPage {
  status: number;
  html: string;
}

/** The verifier without scripts: the code alone, and all the facts. */
@Injectable()
export class VerifierPage {
  private readonly logger = new Logger('verifier');

  constructor(private readonly verification: VerificationService) {}

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
}

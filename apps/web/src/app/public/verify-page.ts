import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { form, required, validate } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { type CertificateSnapshot, certificateRoutes, urlOf } from '@percolateur/contract';
import {
  certificateTitles,
  counted,
  evidenceSummary,
  evidenceText,
  formatHours,
  rehearsalWords,
  fullName,
  normaliseCode,
  verdictSentences,
  verdictWords,
} from '@percolateur/domain';
import { Api, ProblemError, problemOf } from '../api';
import { FileCheck } from './file-check';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { ProblemNote } from '../ui/problem-note';
import { send } from '../ui/send';
import { TextField } from '../ui/text-field';
import { FrenchDate, FrenchSlot } from '../ui/when';

const verdicts = {
  authentic: { icon: 'check', tone: 'done' },
  superseded: { icon: 'replaced', tone: 'warning' },
  suspended: { icon: 'pause', tone: 'warning' },
  revoked: { icon: 'cross', tone: 'error' },
  altered: { icon: 'warning', tone: 'error' },
} as const;

const noSuchDocument = new ProblemError(
  404,
  'not-found',
  'Aucun document ne porte ce code.',
  'Comparez-le avec le papier, caractère par caractère, puis vérifiez de nouveau.',
);

/** Public check of a certificate: the verdict first, then every fact, then how to check alone. */
@Component({
  selector: 'app-verify-page',
  imports: [FileCheck, FrenchDate, FrenchSlot, Heading, Icon, Loading, ProblemNote, TextField],
  templateUrl: './verify-page.html',
  styleUrl: './verify-page.css',
})
export class VerifyPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  readonly code = input<string>();

  protected readonly found = resource({
    params: () => this.code(),
    loader: ({ params: code }) => this.api.call(certificateRoutes.verify, { params: { code } }),
  });
  /** The code is well written, and no document bears it. */
  protected readonly unknown = computed(() => {
    const error = this.found.error();
    return error && problemOf(error).status === 404 ? noSuchDocument : null;
  });
  private readonly typed = linkedSignal(() => ({ code: this.code() ?? '' }));
  protected readonly fields = form(this.typed, (path) => {
    required(path.code, { message: 'Écrivez le code du document.' });
    validate(path.code, ({ value }) =>
      value() && normaliseCode(value()) === null
        ? { kind: 'code', message: 'Ce code comporte une faute. Vérifiez les caractères.' }
        : undefined,
    );
  });
  protected readonly verdict = computed(() => {
    if (!this.found.hasValue()) return null;
    const { verdict } = this.found.value();
    const text = verdictSentences[verdict];
    return { word: verdictWords[verdict], text, ...verdicts[verdict] };
  });
  /** What the hours rest on; null for what was issued before it was stated. */
  protected readonly summary = computed(() => {
    const halfDays = this.found.hasValue() ? this.found.value().snapshot.halfDays : [];
    const evidences = halfDays.map(({ evidence }) => evidence);
    return evidences.length > 0 && evidences.every((each) => each !== undefined)
      ? evidenceSummary(evidences)
      : null;
  });
  protected readonly kinds = certificateTitles;
  protected readonly formatHours = formatHours;
  protected readonly rehearsalWords = rehearsalWords;
  protected readonly fullName = fullName;
  protected readonly count = (objectives: number) => counted(objectives, 'objectif', 'objectifs');
  protected readonly jsonUrl = computed(() =>
    urlOf(certificateRoutes.verify, { params: { code: this.code() ?? '' } }),
  );
  protected readonly copyUrl = computed(() =>
    urlOf(certificateRoutes.copy, { params: { code: this.code() ?? '' } }),
  );

  protected signedHow(
    { late, evidence }: CertificateSnapshot['halfDays'][number],
    trainers: readonly string[],
  ): string {
    if (evidence) return evidenceText(evidence, trainers);
    return late ? 'signée après l’heure' : 'signée';
  }

  protected look(): Promise<boolean> {
    return send(this.fields, () =>
      this.router.navigate(['/verifier', normaliseCode(this.typed().code)]),
    );
  }
}

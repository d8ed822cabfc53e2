import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, resource, signal } from '@angular/core';
import {
  attendanceRoutes,
  type CertificateKind,
  certificateRoutes,
  evidenceRoutes,
  type CertificateRow,
  type IssueReport,
  surveyRoutes,
  organisationRoutes,
  urlOf,
} from '@percolateur/contract';
import {
  certificateKinds,
  counted,
  formatHours,
  frenchDate,
  fullName,
  ofPerson,
} from '@percolateur/domain';
import { Router } from '@angular/router';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { CohortStore } from '../cohort/cohort-store';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { FrenchDate, FrenchSlot } from '../../ui/when';
import { ReasonDialog } from '../shared/reason-dialog';
import { type CertificateMove, moveWords } from './certificate-moves';
import { DocumentCell } from './document-cell';
import { IssuePanel } from './issue-panel';
import { issueSentence, kindWords } from './issue-report';
import { SendPanel } from './send-panel';

/** The documents of a session: who earned which, issued one by one or all at once, revoked. */
@Component({
  selector: 'app-documents-tab',
  imports: [
    Busy,
    DocumentCell,
    Empty,
    ExportBar,
    FrenchDate,
    FrenchSlot,
    Icon,
    IssuePanel,
    NgTemplateOutlet,
    PageState,
    ProblemNote,
    ReasonDialog,
    SendPanel,
  ],
  templateUrl: './documents-tab.html',
  styles: `
    .papers {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      margin-block: 1rem;
    }
  `,
})
export class DocumentsTab {
  private readonly api = inject(Api);
  private readonly store = inject(CohortStore);
  private readonly router = inject(Router);

  protected readonly kinds = ['realisation', 'attestation'] as const;
  protected readonly cohort = computed(() => this.store.cohort()!);
  protected readonly documents = resource({
    params: () => this.store.id(),
    loader: ({ params: cohortId }) =>
      this.api.call(certificateRoutes.list, { params: { cohortId } }),
  });
  protected readonly rows = computed(() =>
    this.documents.hasValue() ? this.documents.value() : [],
  );
  private readonly bundleId = uuidv7();
  /** Asks for the evidence of the session; the register shows how far it is. */
  protected readonly gathering = action(async () => {
    const { id: cohortId, organisationId } = this.cohort();
    await this.api.call(evidenceRoutes.gather, {
      params: { organisationId },
      body: { id: this.bundleId, kind: 'cohort', cohortId },
    });
    await this.router.navigateByUrl('/coordination/preuves');
  });
  /** Whom the next documents are for; nobody picked: everybody. */
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  /** What the last issue did. */
  protected readonly report = signal<{ sentence: string; refused: IssueReport['refused'] } | null>(
    null,
  );
  /** What is about to become of whose document. */
  protected readonly moving = signal<{
    row: CertificateRow;
    kind: CertificateKind;
    move: CertificateMove;
  } | null>(null);
  protected readonly moveWords = moveWords;

  protected readonly kindWords = kindWords;
  protected readonly formatHours = formatHours;
  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  /** No sheet is signed by hand any more. */
  protected readonly over = computed(() => ['closed', 'archived'].includes(this.cohort().status));
  private readonly here = computed(() => ({ params: { cohortId: this.store.id() } }));
  protected readonly sheet = computed(() => urlOf(attendanceRoutes.sheet, this.here()));
  protected readonly blankSheet = computed(() => urlOf(attendanceRoutes.blankSheet, this.here()));
  protected readonly programme = computed(() => urlOf(evidenceRoutes.programme, this.here()));
  protected readonly joining = computed(() =>
    urlOf(evidenceRoutes.joining, { ...this.here(), query: {} }),
  );
  protected readonly rules = computed(() =>
    urlOf(organisationRoutes.rules, { params: { organisationId: this.cohort().organisationId } }),
  );
  protected readonly summary = computed(() => urlOf(surveyRoutes.summary, this.here()));
  protected readonly papers = computed(() => urlOf(certificateRoutes.papers, this.here()));
  protected readonly issuing = action(async (kind: CertificateKind, enrolmentIds: string[]) => {
    this.report.set(null);
    const { rows, ...report } = await this.api.call(certificateRoutes.issue, {
      params: { cohortId: this.cohort().id },
      body: { kind, enrolmentIds },
    });
    this.documents.set(rows);
    this.report.set({ sentence: issueSentence(kind, report), refused: report.refused });
    await this.store.refresh();
  });

  protected pick(enrolmentId: string, picked: boolean): void {
    const others = [...this.picked()].filter((each) => each !== enrolmentId);
    this.picked.set(new Set(picked ? [...others, enrolmentId] : others));
  }

  protected async wereIssued(): Promise<void> {
    this.picked.set(new Set());
    this.documents.reload();
    await this.store.refresh();
  }

  protected readonly move = async (reason: string) => {
    const { row, kind, move } = this.moving()!;
    await this.api.call(moveWords[move].route, {
      params: { certificateId: row[kind].certificate!.id },
      body: { reason },
    });
    this.documents.reload();
  };

  /** Documents that no longer say what is true, and that the facts of today mend. */
  protected readonly stale = computed(() =>
    this.rows().flatMap((row) =>
      certificateKinds
        .filter((kind) => row[kind].remedy === 'correct')
        .map((kind) => row[kind].certificate!.id),
    ),
  );
  /** The next version of each, for the reason that its facts changed. */
  protected readonly correcting = action(async (certificateIds: string[]) => {
    this.report.set(null);
    try {
      for (const certificateId of certificateIds) {
        await this.api.call(certificateRoutes.correct, { params: { certificateId }, body: {} });
      }
    } finally {
      this.documents.reload();
    }
    const { length } = certificateIds;
    const sentence = `${counted(length, 'document corrigé', 'documents corrigés')}. Les anciens liens disent par quoi ils sont remplacés.`;
    this.report.set({ sentence, refused: [] });
  });

  protected sheetOf(halfDayId: string): string {
    return urlOf(attendanceRoutes.halfDaySheet, { params: { halfDayId } });
  }

  protected joiningOf({ enrolmentId }: CertificateRow): string {
    return urlOf(evidenceRoutes.joining, { ...this.here(), query: { enrolmentId } });
  }

  protected readonly exported = (): ExportRow[] =>
    this.rows().map((row) => ({
      Nom: row.lastName,
      Prénom: row.firstName,
      'Heures suivies': formatHours(row.minutesFollowed),
      'Heures prévues': formatHours(row.minutesPlanned),
      'Certificat de réalisation': row.realisation.certificate?.number ?? '',
      Attestation: row.attestation.certificate?.number ?? '',
      'Attestation d’assiduité': row.assiduite.certificate?.number ?? '',
      'Envoi par courriel': row.toldAt
        ? frenchDate(new Date(row.toldAt), this.cohort().timeZone)
        : '',
    }));
}

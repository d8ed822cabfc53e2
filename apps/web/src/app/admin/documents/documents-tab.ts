import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
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
import { counted, formatHours, fullName, ofPerson } from '@percolateur/domain';
import { Router } from '@angular/router';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { CohortStore } from '../cohort/cohort-store';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { FrenchSlot } from '../../ui/when';
import { ReasonDialog } from '../shared/reason-dialog';
import { DocumentCell } from './document-cell';
import { issuable, issueSentence, kindWords } from './issue-report';

/** The documents of a session: who earned which, issued one by one or all at once, revoked. */
@Component({
  selector: 'app-documents-tab',
  imports: [
    Busy,
    ConfirmDialog,
    DocumentCell,
    Empty,
    ExportBar,
    FrenchSlot,
    Icon,
    NgTemplateOutlet,
    PageState,
    ProblemNote,
    ReasonDialog,
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
  private readonly confirm = viewChild.required(ConfirmDialog);

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
  /** What may be issued at once, by kind. */
  protected readonly ready = computed(() =>
    this.kinds
      .map((kind) => ({ kind, ids: issuable(this.rows(), kind) }))
      .filter(({ ids }) => ids.length > 0),
  );
  /** What is about to be issued, said in full. */
  protected readonly asked = signal('');
  /** What the last issue did. */
  protected readonly report = signal<{ sentence: string; refused: IssueReport['refused'] } | null>(
    null,
  );
  protected readonly correcting = signal<{ row: CertificateRow; kind: CertificateKind } | null>(
    null,
  );
  protected readonly revoking = signal<{ row: CertificateRow; kind: CertificateKind } | null>(null);

  protected readonly kindWords = kindWords;
  protected readonly formatHours = formatHours;
  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  /** Before the session is closed, hours may still be added: issuing is then no first thing to do. */
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
  protected readonly waiting = computed(() =>
    this.rows().filter(({ notices }) => notices.length > 0),
  );

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

  /** Numbers are taken for good: several are issued only once confirmed. */
  protected async issueAll(kind: CertificateKind, enrolmentIds: string[]): Promise<void> {
    this.asked.set(this.whole(kind, enrolmentIds.length));
    if (await this.confirm().ask()) await this.issuing.run(kind, enrolmentIds);
  }

  protected readonly revoke = async (reason: string) => {
    const { row, kind } = this.revoking()!;
    await this.api.call(certificateRoutes.revoke, {
      params: { certificateId: row[kind].certificate!.id },
      body: { reason },
    });
    this.documents.reload();
  };

  protected readonly correct = async (reason: string) => {
    const { row, kind } = this.correcting()!;
    await this.api.call(certificateRoutes.correct, {
      params: { certificateId: row[kind].certificate!.id },
      body: { reason },
    });
    this.documents.reload();
  };

  protected sheetOf(halfDayId: string): string {
    return urlOf(attendanceRoutes.halfDaySheet, { params: { halfDayId } });
  }

  protected joiningOf({ enrolmentId }: CertificateRow): string {
    return urlOf(evidenceRoutes.joining, { ...this.here(), query: { enrolmentId } });
  }

  protected whole(kind: CertificateKind, count: number): string {
    const { one, many } = kindWords[kind];
    return counted(count, one, many);
  }

  protected readonly exported = (): ExportRow[] =>
    this.rows().map((row) => ({
      Nom: row.lastName,
      Prénom: row.firstName,
      'Heures suivies': formatHours(row.minutesFollowed),
      'Heures prévues': formatHours(row.minutesPlanned),
      'Certificat de réalisation': row.realisation.certificate?.number ?? '',
      Attestation: row.attestation.certificate?.number ?? '',
    }));
}

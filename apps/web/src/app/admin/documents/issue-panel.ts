import {
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type CertificateKind,
  certificateRoutes,
  type CertificateRow,
  type CohortView,
  type IssueOrder,
  type IssueOutcome,
} from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { gentlePoll } from '../../ui/gentle-poll';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { issuable, issueSentence, kindWords, plannedSentence } from './issue-report';

const underWay = ({ status }: IssueOrder) => status === 'waiting' || status === 'under-way';

/** Issues to everybody who earned it, or to those who were picked: said first, then done behind the page. */
@Component({
  selector: 'app-issue-panel',
  imports: [Busy, ConfirmDialog, Icon, ProblemNote, RouterLink],
  templateUrl: './issue-panel.html',
  styles: `
    progress {
      inline-size: min(100%, 24rem);
      accent-color: var(--action);
    }
  `,
})
export class IssuePanel {
  private readonly api = inject(Api);
  private readonly confirm = viewChild.required(ConfirmDialog);

  readonly cohort = input.required<CohortView>();
  readonly rows = input.required<CertificateRow[]>();
  /** Enrolments picked in the list; none: everybody. */
  readonly picked = input.required<ReadonlySet<string>>();
  /** Documents were issued. */
  readonly issued = output();

  /** Before the session is closed, hours may still be added: issuing is then no first thing to do. */
  protected readonly over = computed(() => ['closed', 'archived'].includes(this.cohort().status));
  /** What may be issued, by kind: an attestation d’assiduité is given to who asks for it. */
  protected readonly ready = computed(() => {
    const picked = this.picked();
    const rows = this.rows().filter(
      ({ enrolmentId }) => picked.size === 0 || picked.has(enrolmentId),
    );
    return (['realisation', 'attestation'] as const)
      .map((kind) => ({ kind, ids: issuable(rows, kind) }))
      .filter(({ ids }) => ids.length > 0);
  });
  protected readonly waiting = computed(() =>
    this.rows().filter(({ notices }) => notices.length > 0),
  );
  /** Who has not said that their name is well spelt, of those picked. */
  protected readonly unread = computed(() => {
    const picked = this.picked();
    return this.rows()
      .filter(({ follows, nameChecked }) => follows && !nameChecked)
      .filter(({ enrolmentId }) => picked.size === 0 || picked.has(enrolmentId))
      .map(fullName)
      .join(', ');
  });
  /** What is about to be issued, and what a dry run said of it. */
  protected readonly planned = signal<{ kind: CertificateKind; outcome: IssueOutcome } | null>(
    null,
  );
  /** The id of what is asked, kept until it is known to be there: asked twice, it is done once. */
  private asked = uuidv7();
  private readonly ours = signal<string | null>(null);
  /** A change of the cohort asks for nothing anew. */
  private readonly cohortId = computed(() => this.cohort().id);
  private readonly here = computed(() => ({ params: { cohortId: this.cohortId() } }));

  private readonly orders = resource({
    params: () => this.cohortId(),
    loader: ({ params: cohortId }) =>
      this.api.call(certificateRoutes.orders, { params: { cohortId } }),
  });
  /** What is being issued, whoever asked; or what was asked here, once it is done. */
  protected readonly order = computed(() => {
    const orders = this.orders.hasValue() ? this.orders.value() : [];
    return orders.find((each) => underWay(each) || each.id === this.ours()) ?? null;
  });
  protected readonly going = computed(() => {
    const order = this.order();
    return order && underWay(order) ? order : null;
  });

  constructor() {
    gentlePoll(async () => {
      if (!this.going()) return;
      const orders = await this.api.call(certificateRoutes.orders, this.here());
      const before = this.going();
      this.orders.set(orders);
      if (before && !this.going()) {
        this.ours.set(before.id);
        this.issued.emit();
      }
    }, 1.5);
  }

  protected readonly issuing = action(async (kind: CertificateKind, enrolmentIds: string[]) => {
    const outcome = await this.api.call(certificateRoutes.preview, {
      ...this.here(),
      body: { kind, enrolmentIds },
    });
    this.planned.set({ kind, outcome });
    if (!(await this.confirm().ask())) return;
    const order = await this.api.call(certificateRoutes.order, {
      ...this.here(),
      body: { id: this.asked, kind, enrolmentIds },
    });
    this.asked = uuidv7();
    this.ours.set(order.id);
    this.orders.update((orders) => [order, ...(orders ?? [])]);
  });

  protected whole(kind: CertificateKind, count: number): string {
    const { one, many } = kindWords[kind];
    return counted(count, one, many);
  }

  protected readonly fullName = fullName;
  protected readonly issueSentence = issueSentence;
  protected readonly plannedSentence = plannedSentence;
}

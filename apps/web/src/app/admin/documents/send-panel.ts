import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import {
  certificateRoutes,
  type CertificateRow,
  type CohortView,
  type SendingOutcome,
} from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { sendable, sendingSentence } from './send-report';

/** Sends by e-mail documents that are issued: to who was not told yet, or once more to who is picked. */
@Component({
  selector: 'app-send-panel',
  imports: [Busy, ConfirmDialog, Icon, ProblemNote],
  template: `
    @if (ids().length > 0) {
      <section class="no-print" aria-labelledby="to-send">
        <h3 id="to-send">
          {{ picked().size > 0 ? 'À envoyer à ' + picked().size + ' choisies' : 'À envoyer' }}
        </h3>
        <p class="actions">
          <button
            type="button"
            class="button"
            [appBusy]="sending.pending()"
            (click)="sending.run(ids())"
          >
            Envoyer leurs documents à {{ people(ids().length) }}
          </button>
        </p>
        <p class="soft">
          Un message dit à chaque personne que ses documents l’attendent dans son espace. Sans rien
          faire ici, il part de lui-même selon sa règle.
        </p>
      </section>
    }
    <app-problem [problem]="sending.problem()" />
    <div role="status">
      @if (done(); as outcome) {
        <div class="note done">
          <app-icon name="check" />
          <p>
            {{ people(outcome.sent) }}&nbsp;: le message est en route. S’il ne part pas, la session
            le dira.
          </p>
        </div>
      }
    </div>

    <app-confirm
      [heading]="planned() ? 'Envoyer à ' + people(planned()!.sent) + ' ?' : ''"
      confirmLabel="Envoyer"
    >
      @if (planned(); as outcome) {
        <p>{{ sentence(outcome) }}</p>
        @if (outcome.unreached.length > 0) {
          <p>
            Adresse qui ne reçoit plus&nbsp;: {{ outcome.unreached.join(', ') }}. Le message se lira
            dans leur espace.
          </p>
        }
      }
    </app-confirm>
  `,
})
export class SendPanel {
  private readonly api = inject(Api);
  private readonly confirm = viewChild.required(ConfirmDialog);

  readonly cohort = input.required<CohortView>();
  readonly rows = input.required<readonly CertificateRow[]>();
  /** Enrolments picked in the list; none: everybody who was not told since their last document. */
  readonly picked = input.required<ReadonlySet<string>>();
  /** Sending was asked for. */
  readonly sent = output();

  protected readonly ids = computed(() => sendable(this.rows(), this.picked()));
  /** What is about to be sent, as a dry run said. */
  protected readonly planned = signal<SendingOutcome | null>(null);
  protected readonly done = signal<SendingOutcome | null>(null);
  /** The id of what is asked, kept until it is known to be there: asked twice, it is done once. */
  private asked = uuidv7();

  protected readonly sending = action(async (enrolmentIds: string[]) => {
    this.done.set(null);
    const here = { params: { cohortId: this.cohort().id } };
    const planned = await this.api.call(certificateRoutes.previewSending, {
      ...here,
      body: { enrolmentIds },
    });
    this.planned.set(planned);
    if (!(await this.confirm().ask())) return;
    const body = { id: this.asked, enrolmentIds };
    this.done.set(await this.api.call(certificateRoutes.send, { ...here, body }));
    this.asked = uuidv7();
    this.sent.emit();
  });

  protected readonly people = (count: number) => counted(count, 'personne', 'personnes');
  protected readonly sentence = sendingSentence;
}

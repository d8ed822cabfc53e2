import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { attendanceRoutes, type RoomPerson, type RoomView } from '@percolateur/contract';
import { counted, frenchTime, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';

/** Sends a personal link to sign the half-day on screen to whoever has not signed it. */
@Component({
  selector: 'app-links-dialog',
  imports: [Busy, Modal, ProblemNote],
  template: `
    <app-modal heading="Envoyer un lien pour signer" (closed)="closed.emit()">
      @if (unsigned().length === 0) {
        <p class="lead">Tout le monde a signé.</p>
      } @else {
        <p>
          Chaque personne reçoit par courriel un lien à son nom, pour cette demi-journée seulement.
          Il s’ouvre quand la signature est ouverte.
        </p>
        <form novalidate (submit)="$event.preventDefault(); sending.run()">
          <fieldset>
            <legend>À qui ?</legend>
            @for (person of unsigned(); track person.enrolmentId) {
              <p>
                <label>
                  <input
                    type="checkbox"
                    [checked]="chosen().has(person.enrolmentId)"
                    (change)="toggle(person.enrolmentId)"
                  />
                  {{ fullName(person) }} <span class="soft">{{ noteOf(person) }}</span>
                </label>
              </p>
            }
          </fieldset>
          <p class="error" role="alert">
            @if (chosen().size === 0) {
              Choisissez une personne au moins.
            }
          </p>
          <app-problem [problem]="sending.problem()" />
          <p class="actions">
            <button
              class="button primary"
              [disabled]="chosen().size === 0"
              [appBusy]="sending.pending()"
            >
              {{ verb() }}
            </button>
          </p>
        </form>
      }
    </app-modal>
  `,
})
export class LinksDialog {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  /** Enrolments of those whose signature waits on this device. */
  readonly signedHere = input<ReadonlySet<string>>(new Set());
  readonly sent = output<{ view: RoomView; said: string }>();
  readonly closed = output();

  private readonly id = computed(() => this.view().halfDayId);
  protected readonly fullName = fullName;
  protected readonly unsigned = computed(() =>
    this.view().people.filter(
      ({ signature, enrolmentId }) => signature === 'none' && !this.signedHere().has(enrolmentId),
    ),
  );
  /** Those who did not say that they would be away: the choice of who holds the dialog. */
  protected readonly chosen = linkedSignal<string, ReadonlySet<string>>({
    source: this.id,
    computation: () => untracked(() => this.expected()),
  });
  protected readonly verb = computed(
    () => `Envoyer ${counted(this.chosen().size, 'lien', 'liens')}`,
  );

  protected readonly sending = action(async () => {
    const enrolmentIds = [...this.chosen()];
    const what = enrolmentIds.join();
    const view = await this.api.call(attendanceRoutes.sendLinks, {
      params: { halfDayId: this.view().halfDayId },
      body: { id: this.intentions.idOf(what), enrolmentIds },
    });
    this.intentions.done(what);
    const said = counted(enrolmentIds.length, 'lien part', 'liens partent');
    this.sent.emit({ view, said: `${said} par courriel.` });
    this.modal().close();
  });

  protected noteOf({ linkAskedAt, announcedAbsent }: RoomPerson): string {
    return [
      announcedAbsent && 'absence annoncée',
      linkAskedAt && `lien envoyé à ${frenchTime(new Date(linkAskedAt), this.view().timeZone)}`,
    ]
      .filter(Boolean)
      .join(', ');
  }

  private expected(): ReadonlySet<string> {
    const expected = this.unsigned().filter(({ announcedAbsent }) => !announcedAbsent);
    return new Set(expected.map(({ enrolmentId }) => enrolmentId));
  }

  protected toggle(enrolmentId: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(enrolmentId)) chosen.add(enrolmentId);
    this.chosen.set(chosen);
  }
}

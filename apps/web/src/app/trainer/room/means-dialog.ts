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
import { attendanceRoutes, type RoomView, type SigningMeans } from '@percolateur/contract';
import { signingMeans } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';

/** By what the half-day on screen is signed. */
@Component({
  selector: 'app-means-dialog',
  imports: [Busy, Modal, ProblemNote],
  template: `
    <app-modal heading="Façons de signer" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); choosing.run()">
        <fieldset>
          <legend>Cette demi-journée se signe</legend>
          @for (means of all; track means) {
            <p>
              <label>
                <input
                  type="checkbox"
                  [checked]="chosen().has(means)"
                  (change)="toggle(means)"
                  [disabled]="kept().has(means)"
                />
                {{ words[means] }}
              </label>
            </p>
          }
        </fieldset>
        @if (kept().size > 0) {
          <p class="soft">
            La signature a été ouverte : une façon peut encore s’ajouter, plus se retirer.
          </p>
        }
        <p class="error" role="alert">
          @if (chosen().size === 0) {
            Gardez-en une au moins.
          }
        </p>
        <app-problem [problem]="choosing.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="choosing.pending()">Enregistrer</button>
        </p>
      </form>
    </app-modal>
  `,
})
export class MeansDialog {
  private readonly api = inject(Api);
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  readonly changed = output<{ view: RoomView; said: string }>();
  readonly closed = output();

  protected readonly all = signingMeans;
  protected readonly words: Record<SigningMeans, string> = {
    own: 'sur le téléphone ou l’ordinateur de chaque personne',
    passed: 'sur votre appareil, que vous faites passer',
    link: 'par un lien personnel, envoyé par courriel',
    paper: 'à la main, sur une feuille que vous photographiez',
  };
  private readonly id = computed(() => this.view().halfDayId);
  /** Kept through what the room says every five seconds: it is the choice of who holds the dialog. */
  protected readonly chosen = linkedSignal<string, ReadonlySet<SigningMeans>>({
    source: this.id,
    computation: () => untracked(() => new Set(this.view().means)),
  });
  /** What cannot be taken away any more. */
  protected readonly kept = computed<ReadonlySet<SigningMeans>>(() => {
    const { halfDays, means } = this.view();
    const opened = halfDays.find(({ id }) => id === this.id())?.signingOpenedAt;
    return new Set(opened ? means : []);
  });

  protected readonly choosing = action(async () => {
    const means = [...this.chosen()];
    if (means.length === 0) return;
    const view = await this.api.call(attendanceRoutes.chooseMeans, {
      params: { halfDayId: this.id() },
      body: { means },
    });
    this.changed.emit({ view, said: 'Les façons de signer sont enregistrées.' });
    this.modal().close();
  });

  protected toggle(means: SigningMeans): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(means)) chosen.add(means);
    this.chosen.set(chosen);
  }
}

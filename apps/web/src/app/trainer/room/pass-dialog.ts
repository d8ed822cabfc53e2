import { Component, inject, input, output, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { CurrentPerson } from '../../session/current-person';
import { DeviceLock } from '../../session/device-lock';
import { Modal } from '../../ui/modal';

/** Before the device leaves the trainer’s hands: the code that takes it back. */
@Component({
  selector: 'app-pass-dialog',
  imports: [Modal],
  template: `
    <app-modal heading="Passer l’appareil" (closed)="closed.emit()">
      <p>L’écran ne montrera que les noms, et rien d’autre ne s’ouvrira. Pour le reprendre :</p>
      <p class="pin">
        <span class="hidden">votre code, </span><strong>{{ pin }}</strong>
      </p>
      <p class="soft">
        Retenez-le ou notez-le. Oublié ? Vous entrerez à nouveau, rien ne sera perdu.
      </p>
      <p class="actions">
        <button type="button" class="button primary" (click)="pass()">
          J’ai le code, passer l’appareil
        </button>
      </p>
    </app-modal>
  `,
  styles: `
    .pin {
      font-size: 2.5rem;
      letter-spacing: 0.3em;
      text-align: center;
    }
  `,
})
export class PassDialog {
  private readonly router = inject(Router);
  private readonly lock = inject(DeviceLock);
  private readonly current = inject(CurrentPerson);
  private readonly modal = viewChild.required(Modal);

  /** The address of the page that stays. */
  readonly url = input.required<string>();
  readonly closed = output();

  protected readonly pin = this.lock.newPin();

  protected pass(): void {
    this.modal().close();
    this.lock.hold(this.current.person()!.id, this.url(), this.pin);
    void this.router.navigateByUrl(this.url(), { replaceUrl: true });
  }
}

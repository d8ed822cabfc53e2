import { Component, inject, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { frenchTime } from '@percolateur/domain';
import { CurrentPerson } from '../../session/current-person';
import { DeviceLock } from '../../session/device-lock';
import { action, Busy } from '../../ui/action';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone } from '../../ui/when';

/** The trainer takes the device back: four digits, or a new sign-in. */
@Component({
  selector: 'app-unlock-form',
  imports: [Busy, ProblemNote],
  template: `
    <p>Rendez l’appareil à votre formatrice ou à votre formateur. Merci !</p>
    <form novalidate (submit)="$event.preventDefault(); open(pin.value); pin.value = ''">
      <div class="field">
        <label for="field-pin">Code à quatre chiffres de l’équipe de formation</label>
        <input
          #pin
          id="field-pin"
          inputmode="numeric"
          maxlength="4"
          autocomplete="off"
          [attr.aria-invalid]="wrong() !== null || null"
          aria-describedby="fault-pin"
        />
        <p class="error" id="fault-pin" role="alert">{{ wrong() }}</p>
      </div>
      <app-problem [problem]="forget.problem()" />
      <p class="actions">
        <button class="button primary">Reprendre l’appareil</button>
        <button type="button" class="button" (click)="back.emit()">Revenir aux signatures</button>
        <button
          type="button"
          class="button quiet"
          [appBusy]="forget.pending()"
          (click)="forget.run()"
        >
          Code oublié : entrer à nouveau
        </button>
      </p>
    </form>
  `,
  styles: `
    input {
      inline-size: 7rem;
      font-size: 1.5rem;
      letter-spacing: 0.3em;
    }
  `,
})
export class UnlockForm {
  private readonly lock = inject(DeviceLock);
  private readonly current = inject(CurrentPerson);
  private readonly router = inject(Router);

  readonly opened = output();
  readonly back = output();

  protected readonly wrong = signal<string | null>(null);

  /** Signs out of this device: what was signed on it stays kept, and leaves at the next sign-in. */
  protected readonly forget = action(async () => {
    const { url } = this.router;
    await this.current.signOut();
    this.lock.clear();
    await this.router.navigate(['/entrer'], { queryParams: { suite: url } });
  });

  protected open(pin: string): void {
    if (this.lock.release(pin)) return this.opened.emit();
    const until = this.lock.lock()?.notBefore ?? 0;
    this.wrong.set(
      until > Date.now()
        ? `Trop d’essais. Attendez ${frenchTime(new Date(until + 59_000), deviceTimeZone())}, puis recommencez.`
        : 'Ce n’est pas ce code. Rien n’est perdu : recommencez.',
    );
  }
}

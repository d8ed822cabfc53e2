import { Component, inject, input, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { attendanceRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** For who has no camera: the six characters on the room’s screen lead where its picture does. */
@Component({
  selector: 'app-room-code',
  imports: [Busy, ProblemNote, TextField],
  template: `
    <details>
      <summary>J’ai le code de la salle</summary>
      <form novalidate aria-label="Code de la salle" (submit)="$event.preventDefault(); submit()">
        <app-text-field
          label="Code à l’écran"
          hint="Six lettres et chiffres, en majuscules ou non."
          path="code"
          [field]="fields.code"
          [problem]="go.problem()"
        />
        <app-problem [problem]="go.problem()" />
        <button class="button" [appBusy]="go.pending()">Aller signer</button>
      </form>
    </details>
  `,
})
export class RoomCode {
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  readonly cohortId = input.required<string>();

  private readonly model = signal({ code: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.code, { message: 'À remplir.' });
    limited(path.code, limits.line);
  });
  protected readonly go = action(async () => {
    const { halfDayId } = await this.api.call(attendanceRoutes.byCode, {
      params: { cohortId: this.cohortId() },
      body: this.model(),
    });
    await this.router.navigate(['/ma-formation', this.cohortId(), 'signer', halfDayId]);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.go.run());
  }
}

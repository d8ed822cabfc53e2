import { Component, inject, input, output } from '@angular/core';
import { attendanceRoutes, type RoomView } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchTime } from '../../ui/when';

/** Whether people may sign at this moment, and the button that opens or closes it. */
@Component({
  selector: 'app-signing-switch',
  imports: [Busy, FrenchTime, ProblemNote],
  template: `
    @switch (view().signing) {
      @case ('too-early') {
        <span class="soft">
          Signature possible dès {{ view().opensAt | frenchTime: view().timeZone }}
        </span>
      }
      @case ('may-open') {
        <button
          type="button"
          class="button primary"
          [appBusy]="switching.pending()"
          (click)="switching.run('open')"
        >
          Ouvrir la signature
        </button>
      }
      @case ('open') {
        <span class="tag done">Signature ouverte</span>
        <button
          type="button"
          class="button"
          [appBusy]="switching.pending()"
          (click)="switching.run('close')"
        >
          Fermer la signature
        </button>
      }
      @case ('closed') {
        <span class="tag">Signature fermée</span>
        <button
          type="button"
          class="button"
          [appBusy]="switching.pending()"
          (click)="switching.run('open')"
        >
          Rouvrir la signature
        </button>
      }
      @case ('over') {
        <span class="soft">Demi-journée finie. Chaque signature tardive attend votre accord.</span>
      }
    }
    <app-problem [problem]="switching.problem()" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.75rem;
    }
    app-problem {
      flex-basis: 100%;
    }
    app-problem:empty {
      display: none;
    }
  `,
})
export class SigningSwitch {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly view = input.required<RoomView>();
  readonly switched = output<RoomView>();

  protected readonly switching = action(async (to: 'open' | 'close') => {
    const params = { halfDayId: this.view().halfDayId };
    this.switched.emit(await this.api.call(attendanceRoutes[to], { params }));
    this.announce.say(to === 'open' ? 'La signature est ouverte.' : 'La signature est fermée.');
  });
}

import { Component, computed, inject, input, output } from '@angular/core';
import { attendanceRoutes, type RoomView } from '@percolateur/contract';
import { frenchSlot } from '@percolateur/domain';
import { Api, problemOf } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { FrenchTime } from '../../ui/when';

/** Whether people may sign at this moment, and the button that opens or closes it. */
@Component({
  selector: 'app-signing-switch',
  imports: [Busy, FrenchTime, ProblemNote, SaveState],
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
        @if (openedHere(); as state) {
          <app-save-state [state]="state" />
        } @else {
          <button
            type="button"
            class="button"
            [appBusy]="switching.pending()"
            (click)="switching.run('close')"
          >
            Fermer la signature
          </button>
        }
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
    @media (width < 48rem) {
      :host {
        gap: 0.3rem;
      }
      .button {
        padding-inline: 0.5rem;
      }
    }
  `,
})
export class SigningSwitch {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly outbox = inject(Outbox);

  readonly view = input.required<RoomView>();
  readonly switched = output<RoomView>();

  /** Where an opening made without network is, until the server has it. */
  protected readonly openedHere = computed(() => {
    const state = this.outbox.state(`opening/${this.view().halfDayId}`);
    return state === 'received' ? null : state;
  });
  protected readonly switching = action(async (to: 'open' | 'close') => {
    const params = { halfDayId: this.view().halfDayId };
    try {
      this.switched.emit(await this.api.call(attendanceRoutes[to], { params }));
    } catch (error) {
      if (to === 'close' || problemOf(error).code !== 'offline') throw error;
      await this.openHere();
    }
    this.announce.say(to === 'open' ? 'La signature est ouverte.' : 'La signature est fermée.');
  });

  /** Without network: at the time of this device, which the server is told later. */
  private openHere(): Promise<void> {
    const { halfDayId, halfDays, timeZone } = this.view();
    const { startsAt, endsAt } = halfDays.find(({ id }) => id === halfDayId)!;
    return this.outbox.keep({
      route: attendanceRoutes.openedThere,
      key: `opening/${halfDayId}`,
      label: `Ouverture de la signature, ${frenchSlot(new Date(startsAt), new Date(endsAt), timeZone)}`,
      params: { halfDayId },
      body: { clientTime: new Date().toISOString() },
    });
  }
}

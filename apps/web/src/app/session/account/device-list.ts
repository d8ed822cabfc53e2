import { Component, inject, Injector, resource, signal } from '@angular/core';
import { accountRoutes, type OpenSession } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';

/** The other browsers where I am signed in, each of which I may end. */
@Component({
  selector: 'app-device-list',
  imports: [Busy, FrenchDate, FrenchTime, Icon, PageState, ProblemNote],
  template: `
    @if (sessions.hasValue()) {
      <ul class="plain" id="appareils" tabindex="-1" aria-label="Appareils où je suis">
        @for (each of sessions.value(); track each.id) {
          <li class="card">
            <div>
              <strong>{{ each.device || 'Navigateur inconnu' }}</strong>
              @if (each.here) {
                &ngsp;<span class="tag done"><app-icon name="check" />cet appareil</span>
              }
              <br />
              <span class="soft">
                @if (each.here) {
                  Depuis le {{ each.openedAt | frenchDate: zone }}
                } @else {
                  Vu le {{ each.lastSeenAt | frenchDate: zone }},
                  {{ each.lastSeenAt | frenchTime: zone }}
                }
              </span>
            </div>
            @if (!each.here) {
              <button
                type="button"
                class="button"
                [appBusy]="ending() === each.id"
                (click)="end.run(each)"
              >
                Déconnecter<span class="hidden">
                  {{ each.device || 'ce navigateur' }}, vu le
                  {{ each.lastSeenAt | frenchDate: zone }}</span
                >
              </button>
            }
          </li>
        }
      </ul>
      <app-problem [problem]="end.problem() ?? endOthers.problem()" />
      @if (sessions.value().length > 2) {
        <p class="actions">
          <button
            type="button"
            class="button"
            [appBusy]="endOthers.pending()"
            (click)="endOthers.run()"
          >
            Déconnecter tous les autres
          </button>
        </p>
      }
    } @else {
      <app-page-state [of]="sessions" />
    }
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.75rem;
      margin-block-end: 0.75rem;
      padding: 0.75rem 1rem;
    }
    .tag {
      margin-inline-start: 0.5rem;
    }
  `,
})
export class DeviceList {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);

  protected readonly zone = deviceTimeZone();
  protected readonly sessions = resource({
    loader: () => this.api.call(accountRoutes.sessions),
  });
  protected readonly ending = signal<string | null>(null);

  protected readonly end = action(async ({ id, device }: OpenSession) => {
    this.ending.set(id);
    try {
      await this.api.call(accountRoutes.endSession, { params: { sessionId: id } });
    } finally {
      this.ending.set(null);
    }
    this.ended(`${device || 'Ce navigateur'} est déconnecté.`, (each) => each.id !== id);
  });

  protected readonly endOthers = action(async () => {
    await this.api.call(accountRoutes.endOtherSessions);
    this.ended('Les autres appareils sont déconnectés.', ({ here }) => here);
  });

  /** The button pressed is gone: the list takes the focus. */
  private ended(sentence: string, stays: (session: OpenSession) => boolean): void {
    this.sessions.update((all) => all?.filter(stays));
    this.announce.say(sentence);
    focusNext('appareils', this.injector);
  }
}

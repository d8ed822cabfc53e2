import { NgComponentOutlet } from '@angular/common';
import { Component, computed, DestroyRef, inject, signal, type Type } from '@angular/core';
import { counted } from '@percolateur/domain';
import { CurrentPerson } from '../session/current-person';
import { Icon } from '../ui/icon';
import { Outbox } from './outbox';

/**
 * The list is fetched once the first page has rested, or once there is a network again: it must open
 * without one too.
 */
const FETCH_LIST_MS = 15_000;
const fetchList = () => import('./outbox-list').then((m) => m.OutboxList);

/** In the shell: how many entries wait or were refused, and the way to their list. Empty: nothing. */
@Component({
  selector: 'app-outbox-tray',
  imports: [Icon, NgComponentOutlet],
  template: `
    <p role="status">
      @if (words(); as words) {
        <button type="button" class="button" (click)="open()">
          <app-icon [name]="refused() > 0 ? 'warning' : 'device'" />{{ words }}
        </button>
      }
      @if (unreached()) {
        La liste s’ouvrira quand le réseau répondra. Tout reste gardé.
      }
    </p>
    <ng-container *ngComponentOutlet="list(); inputs: { close }" />
  `,
  styles: `
    p {
      margin: 0;
      padding-inline: max(1rem, (100vw - 72rem) / 2);
    }
    p:has(button) {
      padding-block: 0.5rem;
      background: var(--tint);
    }
    .button {
      border-color: var(--warning);
      color: var(--warning);
      text-align: start;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class OutboxTray {
  private readonly outbox = inject(Outbox);
  private readonly current = inject(CurrentPerson);
  protected readonly list = signal<Type<unknown> | null>(null);
  protected readonly unreached = signal(false);
  protected readonly close = () => this.list.set(null);

  protected readonly refused = computed(
    () => this.outbox.mine().filter(({ refused }) => refused).length,
  );
  protected readonly words = computed(() => {
    const { mine, others, held, fragile } = this.outbox;
    const somebody = this.current.person() !== null;
    // Without a name, whose they are is nobody’s business.
    const waiting = somebody ? mine().length - this.refused() : mine().length + others();
    const why = somebody ? 'le réseau' : 'que vous entriez à nouveau';
    const stuck = waiting > 0 && (held() || fragile() || !somebody);
    return [
      stuck && counted(waiting, `envoi attend ${why}`, `envois attendent ${why}`),
      somebody && this.refused() > 0 && counted(this.refused(), 'envoi refusé', 'envois refusés'),
    ]
      .filter(Boolean)
      .join(' · ');
  });

  constructor() {
    const fetchAhead = () => fetchList().catch(() => null);
    const timer = setTimeout(() => {
      if (navigator.onLine) void fetchAhead();
      else addEventListener('online', fetchAhead, { once: true });
    }, FETCH_LIST_MS);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      removeEventListener('online', fetchAhead);
    });
  }

  protected async open(): Promise<void> {
    const list = await fetchList().catch(() => null);
    this.unreached.set(list === null);
    this.list.set(list);
  }
}

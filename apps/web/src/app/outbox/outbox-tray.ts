import { Component, computed, inject, signal } from '@angular/core';
import { counted } from '@percolateur/domain';
import { CurrentPerson } from '../session/current-person';
import { Icon } from '../ui/icon';
import { Outbox } from './outbox';
import { OutboxList } from './outbox-list';

/**
 * In the shell: how many entries wait or were refused, and their list, which opens without network
 * too. Empty: nothing.
 */
@Component({
  selector: 'app-outbox-tray',
  imports: [Icon, OutboxList],
  template: `
    <p role="status">
      @if (words(); as words) {
        <button type="button" class="button" (click)="open.set(true)">
          <app-icon [name]="refused() > 0 ? 'warning' : 'device'" />{{ words }}
        </button>
      }
    </p>
    @if (open()) {
      <app-outbox-list (closed)="open.set(false)" />
    }
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
  protected readonly open = signal(false);

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
}

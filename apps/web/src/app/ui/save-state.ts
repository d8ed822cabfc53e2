import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** Where an entry is: kept on the device, on its way, received by the server. */
export type Saving = 'device' | 'going' | 'received';

const words = { device: 'sur cet appareil', going: 'en route', received: 'reçu' } as const;
const signs = { device: 'device', going: 'going', received: 'check' } as const;

/** The state of saving, always in the same three words. */
@Component({
  selector: 'app-save-state',
  imports: [Icon],
  host: { role: 'status', '[class]': '"tag " + (state() ?? "none")' },
  template: `
    @if (state(); as state) {
      <app-icon [name]="signs[state]" />{{ words[state] }}
    }
  `,
  styles: `
    :host {
      min-inline-size: 9.5rem;
    }
    :host(.none) {
      visibility: hidden;
    }
    :host(.received) {
      color: var(--done);
    }
    :host(.device) {
      color: var(--warning);
    }
  `,
})
export class SaveState {
  readonly state = input.required<Saving | null>();
  protected readonly words = words;
  protected readonly signs = signs;
}

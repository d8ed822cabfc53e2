import { Component, inject } from '@angular/core';
import { Hubs } from './hubs';

/** Chooses the hub looked at; nothing to see when there is but one. */
@Component({
  selector: 'app-hub-picker',
  template: `
    @if (hubs.hubs().length > 1) {
      <div class="field">
        <label for="hub">Hub</label>
        <select id="hub" #select (change)="hubs.chosen.set(select.value)">
          @for (hub of hubs.hubs(); track hub.id) {
            <option [value]="hub.id" [selected]="hub.id === hubs.chosen()">{{ hub.name }}</option>
          }
        </select>
      </div>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class HubPicker {
  protected readonly hubs = inject(Hubs);
}

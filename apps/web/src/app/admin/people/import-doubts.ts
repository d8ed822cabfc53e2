import { Component, inject, Injector, input, output, signal } from '@angular/core';
import type { ImportLine } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import type { ImportQuestion } from '@percolateur/domain';
import { Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { ImportLineForm } from './import-line-form';

const answers: Record<ImportQuestion, string> = {
  'known-address': 'Oui, c’est la même personne',
  damaged: 'C’est bien écrit ainsi',
  gone: 'Oui, réinscrire',
  left: 'Oui, inscrire',
  shifted: 'La structure est juste',
};

/** Lines that somebody must answer for, or mend: each apart, with what was read and what to do. */
@Component({
  selector: 'app-import-doubts',
  imports: [Busy, Icon, ImportLineForm],
  template: `
    <ul class="plain">
      @for (line of lines(); track line.line) {
        <li class="note" [class.warning]="line.question">
          <app-icon name="warning" />
          <div>
            <p>
              <strong>{{ fullName(line) }}</strong>
              {{ line.email }}
              @if (line.employer) {
                <span class="soft">{{ line.employer }}</span>
              }
            </p>
            <p>{{ line.fault }}</p>
            @if (open() === line.line) {
              <app-import-line-form
                [line]="line"
                [busy]="busy()"
                (corrected)="settled.emit($event)"
                (closed)="leave(line.line)"
              />
            } @else if (mendable()) {
              <p class="actions">
                @if (line.question; as question) {
                  <button
                    type="button"
                    class="button"
                    [appBusy]="busy()"
                    [attr.aria-label]="answers[question] + ', ligne ' + line.line"
                    (click)="settled.emit({ ...line, yes: [...line.yes, question] })"
                  >
                    {{ answers[question] }}
                  </button>
                }
                <button
                  type="button"
                  class="button quiet"
                  [id]="'mend-' + line.line"
                  [attr.aria-label]="'Corriger la ligne ' + line.line"
                  (click)="mend(line.line)"
                >
                  Corriger
                </button>
              </p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      margin-block: 0.75rem;
    }
    p {
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportDoubts {
  private readonly injector = inject(Injector);

  readonly lines = input.required<ImportLine[]>();
  /** False once the list was imported: what was left aside is told, and no more. */
  readonly mendable = input.required<boolean>();
  readonly busy = input.required<boolean>();
  /** A line as it was corrected, or answered for. */
  readonly settled = output<ImportLine>();

  protected readonly fullName = fullName;
  protected readonly answers = answers;
  protected readonly open = signal<number | null>(null);

  protected mend(line: number): void {
    this.open.set(line);
    focusNext('field-firstName', this.injector);
  }

  protected leave(line: number): void {
    this.open.set(null);
    focusNext(`mend-${line}`, this.injector);
  }
}

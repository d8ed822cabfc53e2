import { Component, inject, input, output, signal } from '@angular/core';
import { enrolmentRoutes, type EnrolmentRow, type NewEnrolment } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { Icon } from '../../ui/icon';
import { Modal } from '../../ui/modal';
import { PersonForm } from '../../ui/person-form';
import { enrolmentState } from '../shared/words';

/** Enrols people one by one, without leaving the dialog between two. */
@Component({
  selector: 'app-enrol-dialog',
  imports: [Icon, Modal, PersonForm],
  template: `
    <app-modal heading="Inscrire une personne" (closed)="closed.emit()">
      <p role="status" [class.note]="last()" [class.done]="last()">
        @if (last(); as row) {
          <app-icon name="check" />
          <span>
            {{ fullName(row) }}&nbsp;: {{ stateOf(row) }}. Vous pouvez en inscrire une autre.
          </span>
        }
      </p>
      <app-person-form verb="Inscrire" [add]="add" (added)="done($event)" />
    </app-modal>
  `,
})
export class EnrolDialog {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  readonly added = output();
  readonly closed = output();

  protected readonly fullName = fullName;
  protected readonly last = signal<EnrolmentRow | null>(null);
  protected readonly stateOf = enrolmentState;
  protected readonly add = (body: NewEnrolment) =>
    this.api.call(enrolmentRoutes.enrol, { params: { cohortId: this.cohortId() }, body });

  protected done(row: EnrolmentRow | null): void {
    this.last.set(row);
    this.added.emit();
  }
}

import { Component, inject, input, output, viewChild } from '@angular/core';
import { enrolmentRoutes, type NewEnrolment } from '@percolateur/contract';
import { Api } from '../../api';
import { Modal } from '../../ui/modal';
import { PersonForm } from '../../ui/person-form';

/** Adds somebody who came without being enrolled. */
@Component({
  selector: 'app-walk-in-dialog',
  imports: [Modal, PersonForm],
  template: `
    <app-modal heading="Ajouter une personne présente" (closed)="closed.emit()">
      <p>Elle pourra signer tout de suite, sur son téléphone ou sur cet appareil.</p>
      <app-person-form verb="Ajouter à la session" [add]="add" (added)="finish()" />
    </app-modal>
  `,
})
export class WalkInDialog {
  private readonly api = inject(Api);
  private readonly modal = viewChild.required(Modal);

  readonly cohortId = input.required<string>();
  readonly added = output();
  readonly closed = output();

  protected readonly add = (body: NewEnrolment) =>
    this.api.call(enrolmentRoutes.addWalkIn, { params: { cohortId: this.cohortId() }, body });

  protected finish(): void {
    this.added.emit();
    this.modal().close();
  }
}

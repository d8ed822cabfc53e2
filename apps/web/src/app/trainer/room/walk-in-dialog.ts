import { Component, inject, input, output, viewChild } from '@angular/core';
import {
  enrolmentRoutes,
  type EnrolmentRow,
  type NewEnrolment,
  type RoomView,
} from '@percolateur/contract';
import { cleanEmail, cleanName } from '@percolateur/domain';
import { Api, problemOf, ProblemError } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { Modal } from '../../ui/modal';
import { PersonForm } from '../../ui/person-form';
import { keepWalkIn, namesakes } from './walk-ins';

/** Adds somebody who came without being enrolled, network or not. */
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
  private readonly outbox = inject(Outbox);
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  readonly added = output();
  readonly closed = output();

  protected readonly add = async (
    typed: NewEnrolment,
    another: boolean,
  ): Promise<EnrolmentRow | null> => {
    const { cohortId } = this.view();
    try {
      const params = { cohortId };
      return await this.api.call(enrolmentRoutes.addWalkIn, { params, body: typed });
    } catch (error) {
      if (problemOf(error).code !== 'offline') throw error;
    }
    // As the server would have them: the list shows them meanwhile.
    const named = { firstName: cleanName(typed.firstName), lastName: cleanName(typed.lastName) };
    const others = namesakes(this.view(), named).map(({ enrolmentId }) => enrolmentId);
    if (others.length > 0 && !another) throw sameName;
    await keepWalkIn(this.outbox, cohortId, {
      ...{ ...typed, ...named, email: cleanEmail(typed.email) },
      others: others.filter((id) => id !== typed.id),
    });
    return null;
  };

  protected finish(): void {
    this.added.emit();
    this.modal().close();
  }
}

/** Without network the server cannot tell: who holds the device does. */
const sameName = new ProblemError(
  409,
  'same-name',
  'Une personne de ce nom est déjà dans la liste.',
  'Si c’est elle, fermez cette fenêtre\u00a0: elle peut signer. Sinon, dites-le ci-dessous.',
);

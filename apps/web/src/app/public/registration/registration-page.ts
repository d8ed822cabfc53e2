import { Component, inject, Injector, resource, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { registrationRoutes } from '@percolateur/contract';
import type { LinkEnd } from '@percolateur/domain';
import {
  cleanSiret,
  experiences,
  limits,
  occupations,
  type Experience,
  type Occupation,
  siretFault,
} from '@percolateur/domain';
import { Api, ProblemError } from '../../api';
import { takeSecret } from '../../session/take-secret';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { emailRules, employerRules, nameRules, PersonFields } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { FrenchSlot } from '../../ui/when';

const blank = {
  ...{ firstName: '', lastName: '', email: '', employer: '', siret: '', needs: '' },
  ...{ occupation: '', experience: '' },
};

/** Asking for a seat, by a link or a QR code. What was typed stays until the server has it. */
@Component({
  selector: 'app-registration-page',
  imports: [
    Busy,
    FormField,
    FrenchSlot,
    Heading,
    Icon,
    PageState,
    PersonFields,
    ProblemNote,
    TextField,
  ],
  templateUrl: './registration-page.html',
})
export class RegistrationPage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly token = takeSecret().token;
  private readonly intentions = new Intentions();

  protected readonly open = resource({ loader: () => this.read() });
  protected readonly occupations = Object.entries(occupations);
  protected readonly experiences = Object.entries(experiences);
  protected readonly ends: Record<LinkEnd, string> = {
    revoked: 'Ce lien d’inscription a été fermé par l’équipe.',
    expired: 'Les inscriptions par ce lien sont closes.',
    'used-up': 'Ce lien a reçu toutes les demandes prévues.',
    'cohort-closed': 'Cette session ne prend plus d’inscriptions.',
  };

  private readonly model = signal(blank);
  protected readonly fields = form(this.model, (path) => {
    nameRules(path);
    emailRules(path.email);
    employerRules(path.employer);
    limited(path.needs, limits.reason);
    validate(path.siret, ({ value }) => {
      const fault = value().trim() && siretFault(cleanSiret(value()));
      return fault ? { kind: 'rule', message: fault } : undefined;
    });
  });
  protected readonly accommodation = signal(false);
  /** The address that a letter went to; empty before. */
  protected readonly sentTo = signal('');

  protected readonly asking = action(async () => {
    const { occupation, experience, ...told } = this.model();
    const id = this.intentions.idOf(told.email);
    const request = {
      ...told,
      // The choices of the form hold nothing else.
      occupation: (occupation || null) as Occupation | null,
      experience: (experience || null) as Experience | null,
      accommodation: this.accommodation(),
    };
    await this.api.call(registrationRoutes.register, {
      body: { ...request, id, token: this.token },
    });
    this.sentTo.set(told.email);
    focusNext('sent', this.injector);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.asking.run());
  }

  private async read() {
    if (!this.token) {
      throw new ProblemError(
        404,
        'not-found',
        'Ce lien n’est plus complet.',
        'Ouvrez-le à nouveau, ou visez à nouveau le code QR.',
      );
    }
    return this.api.call(registrationRoutes.openLink, { body: { token: this.token } });
  }
}

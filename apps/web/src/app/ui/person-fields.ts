import { Component, input } from '@angular/core';
import { type FieldTree, required, type SchemaPathTree, validate } from '@angular/forms/signals';
import {
  cleanEmail,
  cleanName,
  emailFault,
  limits,
  nameFault,
  sentence,
} from '@percolateur/domain';
import { limited } from './limited';
import type { ProblemError } from '../api';
import { TextField } from './text-field';

/** Somebody’s name, as every form that writes one asks for it. */
export interface NameDraft {
  firstName: string;
  lastName: string;
}

/** What makes a name right. */
export function nameRules(path: SchemaPathTree<NameDraft>): void {
  required(path.firstName, { message: 'Écrivez le prénom.' });
  required(path.lastName, { message: 'Écrivez le nom.' });
  for (const name of [path.firstName, path.lastName]) {
    validate(name, ({ value }) => said(value() && nameFault(cleanName(value()))));
  }
}

/** What makes an address right. */
export function emailRules(path: SchemaPathTree<string>): void {
  required(path, { message: 'Écrivez l’adresse électronique.' });
  validate(path, ({ value }) => said(value() && emailFault(cleanEmail(value()))));
}

/** A fault in the words of the rules, which the server has too. */
const said = (fault: string | null) =>
  fault ? { kind: 'rule', message: sentence(fault) } : undefined;

/** What makes an employer right: anything, or nothing. */
export function employerRules(path: SchemaPathTree<string>): void {
  limited(path, limits.line);
}

/** First name, last name, then the address and the employer where the form has them. */
@Component({
  selector: 'app-person-fields',
  imports: [TextField],
  template: `
    <app-text-field
      label="Prénom"
      path="firstName"
      [autocomplete]="own() ? 'given-name' : 'off'"
      [field]="name().firstName"
      [problem]="problem()"
    />
    <app-text-field
      label="Nom"
      path="lastName"
      [autocomplete]="own() ? 'family-name' : 'off'"
      [field]="name().lastName"
      [problem]="problem()"
    />
    @if (email(); as email) {
      <app-text-field
        label="Adresse électronique"
        path="email"
        type="email"
        [hint]="emailHint()"
        [field]="email"
        [problem]="problem()"
      />
    }
    @if (employer(); as employer) {
      <app-text-field
        label="Structure"
        path="employer"
        [optional]="true"
        [field]="employer"
        [problem]="problem()"
      />
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class PersonFields {
  readonly name = input.required<FieldTree<NameDraft>>();
  readonly email = input<FieldTree<string>>();
  /** Whoever fills it in writes their own name: browsers then know it. */
  readonly own = input(false);
  readonly emailHint = input('');
  readonly employer = input<FieldTree<string>>();
  /** The last problem met when sending, if any. */
  readonly problem = input.required<ProblemError | null>();
}

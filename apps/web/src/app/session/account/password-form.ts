import { Component, inject, input, signal } from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { type CurrentPerson as Person, sessionRoutes } from '@percolateur/contract';
import { passwordLength } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { CurrentPerson } from '../current-person';
import { ProveAgain } from './prove-again';

const blank = { current: '', next: '' };

/** Chooses or changes a password, for the teams. */
@Component({
  selector: 'app-password-form',
  imports: [Busy, Icon, ProblemNote, ProveAgain, TextField],
  template: `
    <form aria-label="Mot de passe" novalidate (submit)="$event.preventDefault(); submit()">
      <input type="hidden" name="username" autocomplete="username" [value]="person().email" />
      @if (person().hasPassword) {
        <app-text-field
          label="Mot de passe actuel"
          path="current"
          autocomplete="current-password"
          [type]="shown() ? 'text' : 'password'"
          [field]="fields.current"
          [problem]="saving.problem()"
        />
      }
      <app-text-field
        label="Nouveau mot de passe"
        path="next"
        autocomplete="new-password"
        hint="Douze caractères au moins. Quelques mots sans lien entre eux font très bien l’affaire."
        [type]="shown() ? 'text' : 'password'"
        [field]="fields.next"
        [problem]="saving.problem()"
      />
      <label class="choice">
        <input type="checkbox" [checked]="shown()" (change)="shown.set(!shown())" />
        Montrer ce que je tape
      </label>
      <app-problem [problem]="saving.problem()" />
      <div role="status">
        @if (saved()) {
          <div class="note done">
            <app-icon name="check" />
            <p>Votre mot de passe est enregistré. Vos autres appareils redemanderont d’entrer.</p>
          </div>
        }
      </div>
      @if (saving.problem()?.code !== 'sign-in-again') {
        <p class="actions">
          <button class="button" [appBusy]="saving.pending()">Enregistrer le mot de passe</button>
        </p>
      }
    </form>
    @if (saving.problem()?.code === 'sign-in-again') {
      <app-prove-again (proved)="saving.run()" />
    }
  `,
})
export class PasswordForm {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);

  readonly person = input.required<Person>();

  protected readonly shown = signal(false);
  protected readonly saved = signal(false);
  private readonly typed = signal(blank);
  protected readonly fields = form(this.typed, (path) => {
    required(path.current, {
      message: 'Écrivez le mot de passe actuel.',
      when: () => this.person().hasPassword,
    });
    required(path.next, { message: 'Écrivez le nouveau mot de passe.' });
    minLength(path.next, passwordLength.shortest, { message: 'Douze caractères au moins.' });
  });

  protected readonly saving = action(async () => {
    this.saved.set(false);
    const { current, next } = this.typed();
    await this.api.call(sessionRoutes.setPassword, { body: { next, ...(current && { current }) } });
    this.current.signedIn({ person: { ...this.person(), hasPassword: true } });
    this.saved.set(true);
    this.fields().reset(blank);
  });

  protected readonly submit = () => send(this.fields, () => this.saving.run());
}

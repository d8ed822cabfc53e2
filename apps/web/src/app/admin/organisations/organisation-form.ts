import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { type Organisation, organisationRoutes } from '@percolateur/contract';
import { Api, ProblemError } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { StaleNote } from '../shared/stale-note';
import { HubPreview } from './hub-preview';
import {
  draftOf,
  laterFields,
  newOrganisation,
  organisationDifferences,
  organisationFields,
  organisationRules,
  ownRules,
} from './organisation-draft';

/** Creates a hub, or changes its identity; when somebody saved first, both versions are shown. */
@Component({
  selector: 'app-organisation-form',
  imports: [Busy, HubPreview, ProblemNote, StaleNote, TextField],
  template: `
    <form class="halves" novalidate (submit)="$event.preventDefault(); submit()">
      <div>
        @for (group of groups(); track group.legend) {
          <fieldset>
            <legend>{{ group.legend }}</legend>
            @for (each of group.fields; track each.name) {
              <app-text-field
                [label]="each.label"
                [path]="each.name"
                [type]="each.type ?? 'text'"
                [hint]="each.hint ?? ''"
                [optional]="each.optional ?? false"
                [lines]="each.lines ?? 1"
                [field]="fields[each.name]"
                [problem]="saving.problem()"
              />
            }
          </fieldset>
        }
        @if (differences(); as differences) {
          <app-stale-note
            [differences]="differences"
            (keep)="keepMine()"
            (take)="saved.emit(theirs()!)"
          />
        } @else {
          <app-problem [problem]="saving.problem()" />
          <p class="actions">
            <button class="button primary" [appBusy]="saving.pending()">
              {{ organisation() ? 'Enregistrer' : 'Créer le hub' }}
            </button>
            <button type="button" class="button quiet" (click)="cancelled.emit()">Annuler</button>
          </p>
        }
      </div>
      <app-hub-preview [hub]="draft()" />
    </form>
  `,
})
export class OrganisationForm {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  /** The organisation to change, null for a new hub. */
  readonly organisation = input.required<Organisation | null>();
  readonly saved = output<Organisation>();
  readonly cancelled = output();

  private readonly base = linkedSignal(() => this.organisation());
  protected readonly draft = linkedSignal(() => {
    const organisation = this.organisation();
    return organisation ? draftOf(organisation) : newOrganisation;
  });
  protected readonly fields = form(this.draft, organisationRules);
  /** Whether something here is not saved. */
  readonly changed = computed(() => {
    const base = this.base();
    return JSON.stringify(this.draft()) !== JSON.stringify(base ? draftOf(base) : newOrganisation);
  });
  /** A code printed on documents does not change; rules are written once the hub exists. */
  protected readonly groups = computed(() => {
    const leftOut = this.organisation() ? ['code'] : laterFields;
    return organisationFields
      .map(({ legend, fields }) => ({
        legend,
        fields: fields.filter(({ name }) => !leftOut.includes(name)),
      }))
      .filter(({ fields }) => fields.length > 0);
  });
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<Organisation | null>(null);
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    return theirs && organisationDifferences(theirs, this.draft());
  });

  protected readonly saving = action(async () => {
    const base = this.base();
    const { code, houseRules, ...identity } = this.draft();
    if (!base) {
      const body = { id: this.intentions.idOf('hub'), code, ...identity };
      this.saved.emit(await this.api.call(organisationRoutes.create, { body }));
      return;
    }
    try {
      const organisation = await this.api.call(organisationRoutes.edit, {
        params: { organisationId: base.id },
        body: { revision: base.revision, ...identity, houseRules: ownRules(houseRules) },
      });
      this.saved.emit(organisation);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'stale-edit') {
        const all = await this.api.call(organisationRoutes.list);
        this.theirs.set(all.find(({ id }) => id === base.id) ?? null);
      }
      throw error;
    }
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }

  /** Saves what was typed over what somebody else saved, which was shown. */
  protected async keepMine(): Promise<void> {
    this.base.set(this.theirs());
    this.theirs.set(null);
    await this.submit();
  }
}

import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { resourceKinds, type ResourcePublic, resourcePublics } from '@percolateur/domain';
import type { ProblemError } from '../../api';
import { TextField } from '../../ui/text-field';
import type { ResourceDraft } from './resource-draft';

/** What is said of a resource: where it is, whose it is, for whom and how long. */
@Component({
  selector: 'app-resource-fields',
  imports: [FormField, TextField],
  template: `
    @let fields = form();
    <app-text-field label="Titre" path="title" [field]="fields.title" [problem]="problem()" />
    <div class="field">
      <label for="field-kind">Genre</label>
      <select id="field-kind" [formField]="fields.kind">
        @for (kind of kinds; track kind[0]) {
          <option [value]="kind[0]">{{ kind[1] }}</option>
        }
      </select>
    </div>
    <app-text-field
      label="Adresse de la page"
      path="url"
      type="url"
      hint="La page des auteurs, pas un fichier copié."
      [field]="fields.url"
      [problem]="problem()"
    />
    <app-text-field
      label="Ce que c’est, en deux phrases"
      path="summary"
      [lines]="3"
      [field]="fields.summary"
      [problem]="problem()"
    />
    <app-text-field
      label="Auteurs"
      path="author"
      [optional]="true"
      [field]="fields.author"
      [problem]="problem()"
    />
    <app-text-field
      label="Partenaires"
      path="partner"
      [optional]="true"
      [field]="fields.partner"
      [problem]="problem()"
    />
    <app-text-field
      label="Licence"
      path="licence"
      hint="Telle que la page la dit ; vide si elle ne la dit pas."
      [optional]="true"
      [field]="fields.licence"
      [problem]="problem()"
    />
    <app-text-field
      label="Durée la plus courte, en minutes"
      path="minutesLeast"
      inputmode="numeric"
      [optional]="true"
      [field]="fields.minutesLeast"
      [problem]="problem()"
    />
    <app-text-field
      label="Durée la plus longue, en minutes"
      path="minutesMost"
      inputmode="numeric"
      [optional]="true"
      [field]="fields.minutesMost"
      [problem]="problem()"
    />
    <fieldset>
      <legend>Pour qui&nbsp;? <span class="soft">(aucune case : tout public)</span></legend>
      @for (each of publics; track each) {
        <label
          ><input type="checkbox" [formField]="fields.publics[each]" /> {{ words[each] }}</label
        >
      }
    </fieldset>
  `,
  styles: `
    fieldset label {
      display: block;
      padding-block: 0.4rem;
    }
  `,
})
export class ResourceFieldset {
  readonly form = input.required<FieldTree<ResourceDraft>>();
  readonly problem = input<ProblemError | null>(null);

  protected readonly kinds = Object.entries(resourceKinds);
  protected readonly words = resourcePublics;
  protected readonly publics = Object.keys(resourcePublics) as ResourcePublic[];
}

import { Component, inject, Injector } from '@angular/core';
import { counted, formLength } from '@percolateur/domain';
import { Announce, focusNext } from '../../ui/announce';
import { mostForms, QuizEditing, type Section } from './editing/quiz-editing';
import { formName } from './editing/words';
import { SectionFields } from './section-fields';

/** What the quiz asks: its parts, in one form or in several equivalent ones. */
@Component({
  selector: 'app-form-fields',
  imports: [SectionFields],
  template: `
    @for (form of editing.plan().forms; track form.id) {
      <section [attr.aria-labelledby]="'form-' + form.id">
        <h2 [id]="'form-' + form.id" tabindex="-1">
          {{ editing.plan().forms.length > 1 ? formName(form.id) : 'Ce qu’il demande' }}
        </h2>
        <p>{{ counted(lengthOf(form), 'question', 'questions') }} en tout.</p>
        <ol class="plain">
          @for (section of form.sections; track $index; let at = $index) {
            <li class="card">
              <app-section-fields [form]="form.id" [at]="at" [section]="section" />
              <p class="actions">
                @if (at > 0) {
                  <button type="button" class="button quiet" (click)="move(form.id, at, -1)">
                    Monter<span class="hidden"> la partie {{ at + 1 }}</span>
                  </button>
                }
                @if (at + 1 < form.sections.length) {
                  <button type="button" class="button quiet" (click)="move(form.id, at, 1)">
                    Descendre<span class="hidden"> la partie {{ at + 1 }}</span>
                  </button>
                }
                @if (form.sections.length > 1) {
                  <button type="button" class="button quiet" (click)="remove(form.id, at)">
                    Retirer cette partie<span class="hidden">, {{ at + 1 }}</span>
                  </button>
                }
              </p>
            </li>
          }
        </ol>
        <p class="actions">
          <button type="button" class="button" (click)="add(form.id, { questions: [] })">
            Ajouter des questions choisies
          </button>
          <button type="button" class="button" (click)="add(form.id, { draw: 5 })">
            Ajouter un tirage au sort
          </button>
          @if (editing.plan().forms.length > 1) {
            <button type="button" class="button quiet" (click)="editing.removeForm(form.id)">
              Retirer la {{ formName(form.id).toLowerCase() }}
            </button>
          }
        </p>
      </section>
    }
    @if (editing.plan().forms.length < most) {
      <details>
        <summary>Plusieurs formes</summary>
        <p>
          Les essais prennent les formes tour à tour : le deuxième pose d’autres questions, aussi
          difficiles et sur les mêmes objectifs.
        </p>
        <p class="actions tight">
          <button type="button" class="button" (click)="editing.addForm()">
            Ajouter une forme équivalente
          </button>
        </p>
      </details>
    }
  `,
  styles: `
    li.card {
      margin-block-end: 0.75rem;
    }
    li .actions {
      margin-block-start: 0.5rem;
    }
    section {
      margin-block-end: 1.5rem;
    }
  `,
})
export class FormFields {
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  protected readonly editing = inject(QuizEditing);

  protected readonly most = mostForms;
  protected readonly counted = counted;
  protected readonly lengthOf = formLength;
  protected readonly formName = formName;

  protected add(form: string, section: Section): void {
    this.editing.change(form, (sections) => [...sections, section]);
    const added = this.editing.plan().forms.find(({ id }) => id === form);
    focusNext(`field-${form}-${(added?.sections.length ?? 1) - 1}`, this.injector);
  }

  protected move(form: string, at: number, by: number): void {
    this.editing.change(form, (sections) => {
      sections.splice(at + by, 0, ...sections.splice(at, 1));
      return sections;
    });
    this.announce.say(`La partie est en place ${at + by + 1}.`);
    focusNext(`field-${form}-${at + by}`, this.injector);
  }

  protected remove(form: string, at: number): void {
    this.editing.change(form, (sections) => sections.toSpliced(at, 1));
    this.announce.say(`La partie ${at + 1} est retirée.`);
    focusNext(`form-${form}`, this.injector);
  }
}

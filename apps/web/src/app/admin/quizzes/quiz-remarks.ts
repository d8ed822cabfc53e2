import { Component, inject } from '@angular/core';
import { counted } from '@percolateur/domain';
import { QuizEditing } from './editing/quiz-editing';
import { differenceNames, formName } from './editing/words';

/** What keeps the quiz from being kept, and what it gives away or leaves out. */
@Component({
  selector: 'app-quiz-remarks',
  template: `
    <section class="card" aria-labelledby="remarks">
      <h2 id="remarks">À revoir</h2>
      <p role="status">
        @let faults = editing.faults();
        @if (faults.length > 0) {
          {{ counted(faults.length, 'point empêche', 'points empêchent') }} de l’enregistrer.
        } @else {
          Rien n’empêche de l’enregistrer.
        }
      </p>
      <ul>
        @for (fault of faults; track fault.at) {
          <li>
            <button type="button" class="link" (click)="go(fault.at)">
              {{ placeOf(fault.at) }}
            </button>
            : <strong>{{ fault.what }}</strong>
          </li>
        }
        @for (form of editing.sheet()?.unequal ?? []; track form.form) {
          <li>
            <strong>{{ formName(form.form) }} n’est pas équivalente à la première.</strong>
            Diffèrent : {{ inWords(form.differences) }}.
          </li>
        }
        @for (hint of editing.sheet()?.hints ?? []; track $index) {
          <li>
            <strong>{{ hint.what }}</strong> {{ hint.todo }}
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin-block-start: 0;
    }
  `,
})
export class QuizRemarks {
  protected readonly editing = inject(QuizEditing);
  protected readonly counted = counted;
  protected readonly formName = formName;

  /** « a-0 » as it is read. */
  protected placeOf(at: string): string {
    const [form = '', place] = at.split('-');
    const part = `Partie ${Number(place) + 1}`;
    return this.editing.plan().forms.length > 1
      ? `${formName(form)}, partie ${Number(place) + 1}`
      : part;
  }

  protected inWords(differences: readonly string[]): string {
    return differences.map((each) => differenceNames[each] ?? each).join(', ');
  }

  protected go(at: string): void {
    document.getElementById(`field-${at}`)?.focus();
  }
}

import { Component, computed, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegradedAttempt, RegradedCohort as Told } from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { kindWords } from '../../documents/issue-report';
import { fateOf } from './regrading-words';

/** Whose result changes in one session, and the documents that were issued to them. */
@Component({
  selector: 'app-regraded-cohort',
  imports: [RouterLink],
  template: `
    <details [open]="open()" (toggle)="shown.set(true)">
      <summary>
        {{ told().cohort.title }}<span class="soft">, {{ short() }}</span>
      </summary>
      @if (shown()) {
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Personne</th>
              <th scope="col">Quiz</th>
              <th scope="col">Avant</th>
              <th scope="col">Après</th>
              <th scope="col">Documents émis</th>
            </tr>
          </thead>
          <tbody>
            @for (each of told().changes; track each.attemptId) {
              <tr>
                <th scope="row">{{ fullName(each.person) }}</th>
                <td data-label="Quiz">{{ each.quizTitle }}</td>
                <td data-label="Avant">{{ worth(each.before) }}</td>
                <td data-label="Après">
                  @if (each.kept) {
                    inchangé
                    <span class="soft sub">la correction donnerait {{ worth(each.after) }}</span>
                  } @else {
                    <strong [class.down]="fateOf(each) === 'down'">{{ worth(each.after) }}</strong>
                    @if (each.completed.after !== each.completed.before) {
                      <span class="soft sub">{{
                        each.completed.after
                          ? 'la formation est complète'
                          : 'la formation n’est plus complète'
                      }}</span>
                    }
                  }
                </td>
                <td data-label="Documents émis">
                  @for (certificate of each.certificates; track certificate.number) {
                    <span class="sub"
                      >{{ kindWords[certificate.kind].one }} n°&nbsp;{{ certificate.number }}</span
                    >
                  } @empty {
                    aucun
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
        <p>
          <a [routerLink]="['/coordination/sessions', told().cohort.id, 'documents']"
            >Documents de cette session<span class="hidden"> : {{ told().cohort.title }}</span></a
          >
        </p>
      }
    </details>
  `,
  styles: `
    .sub {
      display: block;
    }
    .sub::first-letter {
      text-transform: uppercase;
    }
    .down {
      color: var(--error);
    }
  `,
})
export class RegradedCohort {
  readonly told = input.required<Told>();
  readonly open = input.required<boolean>();

  /** Hundreds of tables are drawn one by one, as they are opened. */
  protected readonly shown = linkedSignal(() => this.open());
  protected readonly short = computed(() => {
    const fates = this.told().changes.map(fateOf);
    const count = (fate: ReturnType<typeof fateOf>) => fates.filter((each) => each === fate).length;
    const parts = [
      [count('up'), 'monte', 'montent'] as const,
      [count('down'), 'baisse', 'baissent'] as const,
      [count('kept'), 'inchangé', 'inchangés'] as const,
    ];
    return parts
      .filter(([many]) => many > 0)
      .map(([many, one, several]) => counted(many, one, several))
      .join(', ');
  });

  protected readonly fateOf = fateOf;
  protected readonly fullName = fullName;
  protected readonly kindWords = kindWords;

  protected worth({ points, possible, passed }: RegradedAttempt['before']): string {
    const score = `${points.toLocaleString('fr-FR', { maximumFractionDigits: 2 })} sur ${possible}`;
    return passed === null ? score : `${score}, ${passed ? 'réussie' : 'pas encore réussie'}`;
  }
}

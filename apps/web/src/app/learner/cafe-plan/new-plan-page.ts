import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type CafeAnswers,
  cafeLibrary,
  composeCafe,
  type PlacedBlock,
  readyMadeCafes,
} from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Heading } from '../../ui/heading';
import { CafeQuestions } from './cafe-questions';
import { keepDraft, newDraft, usualAnswers } from './draft';

/** Six questions, or a café ready-made: either way an hour, minute by minute. */
@Component({
  selector: 'app-new-plan-page',
  imports: [CafeQuestions, Heading, RouterLink],
  template: `
    <div class="reading">
      <nav class="crumbs" aria-label="Fil d’Ariane">
        <ol>
          <li><a [routerLink]="['/ma-formation', cohortId()]">Ma formation</a></li>
          <li><a [routerLink]="['/ma-formation', cohortId(), 'mon-cafe']">Mon café</a></li>
          <li><span aria-current="page">Composer</span></li>
        </ol>
      </nav>
      <h1 appHeading>Composer mon heure</h1>
      <p>Six réponses, et l’heure se pose minute par minute. Tout pourra changer.</p>
      <form aria-label="Six questions" novalidate (submit)="$event.preventDefault(); compose()">
        <app-cafe-questions [(answers)]="answers" />
        <p class="actions"><button class="button primary">Composer mon heure</button></p>
      </form>
      <h2>Ou prenez un café tout prêt</h2>
      <ul class="plain ready">
        @for (cafe of readyMade; track cafe.id) {
          <li class="card">
            <h3>{{ cafe.title }}</h3>
            <p>{{ cafe.about }}</p>
            <button
              type="button"
              class="button"
              (click)="open(cafe.title, cafe.answers, cafe.blocks)"
            >
              Prendre celui-ci<span class="hidden"> : « {{ cafe.title }} »</span>
            </button>
          </li>
        }
      </ul>
    </div>
  `,
  styles: `
    .ready {
      display: grid;
      gap: 0.75rem;
    }
    .ready h3,
    .ready p {
      margin-block: 0 0.5rem;
    }
  `,
})
export class NewPlanPage {
  private readonly router = inject(Router);

  readonly cohortId = input.required<string>();

  protected readonly readyMade = readyMadeCafes;
  protected readonly answers = signal<CafeAnswers>(usualAnswers);

  protected compose(): void {
    const answers = this.answers();
    this.open('Mon café', answers, composeCafe(answers, cafeLibrary()));
  }

  protected open(title: string, answers: CafeAnswers, blocks: PlacedBlock[]): void {
    const planId = uuidv7();
    keepDraft(planId, newDraft(title, answers, blocks));
    void this.router.navigate(['/ma-formation', this.cohortId(), 'mon-cafe', planId]);
  }
}

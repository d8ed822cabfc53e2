import { booleanAttribute, Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { problemOf } from '../api';
import { Heading } from './heading';
import { Icon } from './icon';

/**
 * What went wrong, that nothing was lost, and what to do. Faults of fields link to the inputs,
 * whose id is `field-` and the path of the fault.
 */
@Component({
  selector: 'app-problem',
  imports: [Heading, Icon, RouterLink],
  host: { role: 'alert' },
  template: `
    @if (shown(); as problem) {
      <div class="note error">
        <app-icon name="warning" />
        <div>
          @if (page()) {
            <h1 appHeading>{{ problem.title }}</h1>
          } @else {
            <p>
              <strong>{{ problem.title }}</strong>
            </p>
          }
          <p>{{ problem.detail }}</p>
          @if (problem.errors.length > 0) {
            <ul>
              @for (error of problem.errors; track error.path) {
                <li>
                  <button type="button" class="link" (click)="goTo(error.path)">
                    {{ error.message }}
                  </button>
                </li>
              }
            </ul>
          }
          @if (problem.status === 401 && !entering()) {
            <p><a routerLink="/entrer" [queryParams]="{ suite: here() }">Entrer à nouveau</a></p>
          }
          @if (page()) {
            <p class="actions">
              @if (problem.status !== 404) {
                <button type="button" class="button" (click)="retry.emit()">Réessayer</button>
              }
              <a class="button quiet" routerLink="/">Revenir à l’accueil</a>
            </p>
          }
        </div>
      </div>
    }
  `,
})
export class ProblemNote {
  private readonly router = inject(Router);

  readonly problem = input.required<unknown>();
  /** True when the note stands for the whole page: it then carries the h1. */
  readonly page = input(false, { transform: booleanAttribute });
  /** The person asks to try again; offered on whole pages. */
  readonly retry = output();

  protected readonly shown = computed(() => {
    const problem = this.problem();
    return problem ? problemOf(problem) : null;
  });

  /** On the way in already: « Entrer à nouveau » would lead nowhere else. */
  protected entering(): boolean {
    return this.router.url.startsWith('/entrer');
  }

  protected here(): string {
    return this.router.url;
  }

  protected goTo(path: string): void {
    document.getElementById(`field-${path}`)?.focus();
  }
}

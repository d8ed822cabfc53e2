import { Component, computed, input } from '@angular/core';
import type { SurveyResult } from '@percolateur/contract';
import { agreement, confidence, learnerSurveys } from '@percolateur/domain';

const times = ['avant', 'à la fin', 'deux mois après'];
const places = [15, 100, 185];
/** Where a mean from 1 to 5 is drawn. */
const heightOf = (mean: number) => 55 - (50 * (mean - 1)) / (agreement.length - 1);

/** How capable a group feels, asked in the same words three times: a line, then the same figures. */
@Component({
  selector: 'app-confidence-curve',
  template: `
    @if (told().some(hasTwo)) {
      <h2>Se sentir capable</h2>
      <p>
        Les cinq mêmes questions, posées trois fois&nbsp;; moyennes de 1 (pas du tout) à 5 (tout à
        fait).
      </p>
      <div class="curves">
        @for (question of told(); track question.id) {
          <figure>
            <figcaption>{{ question.text }}</figcaption>
            <svg viewBox="0 0 200 60" aria-hidden="true">
              <line class="frame" x1="5" x2="195" y1="55" y2="55" />
              <line class="frame" x1="5" x2="195" y1="5" y2="5" />
              <polyline [attr.points]="question.points" />
              @for (mark of question.marks; track mark.x) {
                <circle [attr.cx]="mark.x" [attr.cy]="mark.y" r="4" />
              }
            </svg>
            <ul class="plain means">
              @for (mean of question.means; track $index) {
                <li>
                  <span class="soft">{{ times[$index] }}</span> {{ mean ?? 'pas encore' }}
                </li>
              }
            </ul>
          </figure>
        }
      </div>
    }
  `,
  styles: `
    .curves {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
      gap: 1.5rem 2rem;
    }
    figure {
      margin: 0;
    }
    figcaption {
      font-weight: 600;
    }
    svg {
      display: block;
      inline-size: 100%;
      max-inline-size: 24rem;
      forced-color-adjust: none;
    }
    .frame {
      stroke: var(--hairline);
    }
    polyline {
      fill: none;
      stroke: var(--done);
      stroke-width: 2;
    }
    circle {
      fill: var(--done);
    }
    .means {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      max-inline-size: 24rem;
    }
    .means li {
      text-align: center;
    }
    .means .soft {
      display: block;
      font-size: 0.85rem;
    }
    @media (forced-colors: active) {
      polyline {
        stroke: CanvasText;
      }
      circle {
        fill: CanvasText;
      }
    }
  `,
})
export class ConfidenceCurve {
  readonly surveys = input.required<readonly SurveyResult[]>();

  protected readonly told = computed(() =>
    confidence.map(({ id, text }) => {
      const means = learnerSurveys.map((kind) => {
        const survey = this.surveys().find((each) => each.kind === kind);
        return survey?.told?.questions.find((each) => each.id === id)?.mean ?? null;
      });
      const marks = means.flatMap((mean, place) =>
        mean === null ? [] : [{ x: places[place]!, y: heightOf(mean) }],
      );
      return {
        ...{ id, text, marks },
        points: marks.map(({ x, y }) => `${x},${y}`).join(' '),
        means: means.map(
          (mean) => mean?.toLocaleString('fr-FR', { maximumFractionDigits: 1 }) ?? null,
        ),
      };
    }),
  );
  protected readonly hasTwo = ({ marks }: { marks: readonly unknown[] }) => marks.length > 1;
  protected readonly times = times;
}

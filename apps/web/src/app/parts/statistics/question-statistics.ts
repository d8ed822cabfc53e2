import { Component, computed, input } from '@angular/core';
import type { QuestionStatistics as Told } from '@percolateur/contract';
import { inPercent, inTime, plainOf, questionReading } from '@percolateur/domain';

const certaintyWords = { sure: 'Sûres', rather: 'Plutôt sûres', not: 'Pas sûres' };

/** What first attempts say of one question: a bar, what it means, and every figure. */
@Component({
  selector: 'app-question-statistics',
  templateUrl: './question-statistics.html',
  styleUrl: './statistics.css',
})
export class QuestionStatistics {
  readonly question = input.required<Told>();
  readonly fewest = input.required<number>();
  /** From 1, where the question has a place. */
  readonly place = input<number>();

  protected readonly prompt = computed(() => plainOf(this.question().prompt));
  protected readonly figures = computed(() => {
    const { figures, asked } = this.question();
    if (!figures || asked === null) return null;
    const options = figures.options
      .map((option) => ({ ...option, text: plainOf(option.text) }))
      // Of the many pairs of a matching, those that somebody made.
      .filter(({ share, right }) => share > 0 || right);
    return {
      ...figures,
      ...{ asked, options },
      reading: questionReading({ ...figures, asked, options }),
      certainty: figures.certainty.map((each) => ({
        ...each,
        words: certaintyWords[each.certainty],
      })),
    };
  });
  protected readonly percent = inPercent;
  protected readonly time = inTime;
  protected readonly decimal = (figure: number) =>
    figure.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
}

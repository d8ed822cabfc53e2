import { Component, computed, input } from '@angular/core';
import type { QuizStatistics as Told } from '@percolateur/contract';
import { alphaReading, counted, inPercent, inTime } from '@percolateur/domain';
import { QuestionStatistics } from './question-statistics';

/** What first attempts say of a quiz, question by question. */
@Component({
  selector: 'app-quiz-statistics',
  imports: [QuestionStatistics],
  templateUrl: './quiz-statistics.html',
  styleUrls: ['./statistics.css', './quiz-statistics.css'],
})
export class QuizStatistics {
  readonly statistics = input.required<Told>();

  protected readonly bands = computed(() => {
    const bands = this.statistics().figures?.bands ?? [];
    const most = Math.max(1, ...bands);
    return bands.map((count, place) => ({
      ...{ count, height: (60 * count) / most, x: 30 * place },
      label: place === 9 ? 'de 90 à 100\u00a0%' : `de ${10 * place} à ${10 * place + 9}\u00a0%`,
    }));
  });
  protected readonly partName = computed(() =>
    this.statistics().scope.kind === 'nation' ? 'Hub' : 'Session',
  );
  protected readonly alpha = alphaReading;
  protected readonly counted = counted;
  protected readonly percent = inPercent;
  protected readonly time = inTime;
  protected readonly decimal = (figure: number) =>
    figure.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
}

import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttemptView } from '@percolateur/contract';
import { Icon } from '../../ui/icon';
import { deviceTimeZone, FrenchTime } from '../../ui/when';
import { QuestionView } from './question/question-view';

/** What came of an attempt, and its correction once it may be shown. */
@Component({
  selector: 'app-attempt-result',
  imports: [FrenchTime, Icon, QuestionView, RouterLink],
  templateUrl: './attempt-result.html',
  styleUrl: './attempt-result.css',
})
export class AttemptResult {
  readonly attempt = input.required<AttemptView>();
  readonly cohortId = input.required<string>();

  /** Each question with what was answered and its correction. */
  protected readonly corrected = computed(() => {
    const { questions, answers, feedback } = this.attempt();
    return questions.flatMap((question) => {
      const told = feedback.find(({ questionId }) => questionId === question.id);
      const given = answers.find(({ questionId }) => questionId === question.id);
      return told ? [{ question, told, answer: given?.answer ?? null }] : [];
    });
  });
  protected readonly timeZone = deviceTimeZone();
}

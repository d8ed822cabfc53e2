import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttemptView } from '@percolateur/contract';
import { answerInWords, counted, plainOf } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';
import { QuestionView } from '../../parts/question/question-view';

/** What came of an attempt, and its correction once it may be shown. */
@Component({
  selector: 'app-attempt-result',
  imports: [FrenchDate, FrenchTime, Icon, QuestionView, RouterLink],
  templateUrl: './attempt-result.html',
  styleUrl: './attempt-result.css',
})
export class AttemptResult {
  readonly attempt = input.required<AttemptView>();
  readonly cohortId = input.required<string>();

  /** Each question with what was answered and its correction. */
  protected readonly corrected = computed(() => {
    const { questions, answers, feedback, comments } = this.attempt();
    return questions.flatMap((question) => {
      const told = feedback.find(({ questionId }) => questionId === question.id);
      const given = answers.find(({ questionId }) => questionId === question.id);
      const comment = comments.find(({ questionId }) => questionId === question.id)?.text ?? null;
      return told ? [{ question, told, answer: given?.answer ?? null, comment }] : [];
    });
  });
  /** Answers that obtained their whole point. */
  protected readonly wholeCount = computed(
    () => this.attempt().feedback.filter(({ right }) => right).length,
  );
  /** Answers that came within the grace: they count. */
  protected readonly lateCount = computed(
    () => this.attempt().answers.filter(({ reception }) => reception === 'late').length,
  );
  /** What came too late, in words: kept, and worth nothing. */
  protected readonly after = computed(() => {
    const { questions, after } = this.attempt();
    return questions.flatMap((question, at) => {
      const given = after.find(({ questionId }) => questionId === question.id);
      return given ? [{ number: at + 1, words: answerInWords(question, given.answer) }] : [];
    });
  });
  protected readonly counted = counted;
  protected readonly plainOf = plainOf;
  protected readonly timeZone = deviceTimeZone();

  /** Points, two decimals at most, as French writes them. */
  protected points(points: number): string {
    return points.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
  }

  /** What a part is worth: a word, with its percent where there is a mark. */
  protected wordsFor(percent: number): string {
    const word = percent === 100 ? 'acquis' : percent >= 50 ? 'en cours' : 'à reprendre';
    return this.attempt().quiz.kind === 'final' ? `${percent} %, ${word}` : word;
  }
}

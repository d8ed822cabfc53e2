import { Component, computed, input, model } from '@angular/core';
import { agreement, limits, surveyForms, typeset } from '@percolateur/domain';
import type { SurveyAnswer, SurveyKind, SurveyQuestion } from '@percolateur/domain';

/** The questions of a survey, none of which has to be answered. */
@Component({
  selector: 'app-survey-fields',
  templateUrl: './survey-fields.html',
  styleUrl: './survey-fields.css',
})
export class SurveyFields {
  readonly kind = input.required<SurveyKind>();
  readonly answer = model.required<SurveyAnswer>();

  protected readonly questions = computed(() =>
    surveyForms[this.kind()].questions.map((each) => ({ ...each, text: typeset(each.text) })),
  );
  protected readonly agreement = agreement;
  protected readonly longest = limits.lines;

  protected readonly choicesOf = (question: SurveyQuestion) =>
    'choices' in question ? Object.entries(question.choices) : [];

  protected has(id: string, value: number | string): boolean {
    const given = this.answer().ratings[id];
    return Array.isArray(given) ? given.includes(value) : given === value;
  }

  protected rate(id: string, value: number | string): void {
    this.answer.update(({ ratings, words }) => ({ words, ratings: { ...ratings, [id]: value } }));
  }

  protected tick(id: string, value: string): void {
    const given = this.answer().ratings[id];
    const list = Array.isArray(given) ? (given as readonly string[]) : [];
    const next = list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
    this.answer.update(({ ratings, words }) => ({ words, ratings: { ...ratings, [id]: next } }));
  }

  /** A figure that is rubbed out is no answer. */
  protected count(id: string, typed: string): void {
    this.answer.update(({ ratings, words }) => {
      const others = Object.fromEntries(Object.entries(ratings).filter(([each]) => each !== id));
      return { words, ratings: typed.trim() === '' ? others : { ...others, [id]: Number(typed) } };
    });
  }

  protected write(id: string, text: string): void {
    this.answer.update(({ ratings, words }) => ({ ratings, words: { ...words, [id]: text } }));
  }
}

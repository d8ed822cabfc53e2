import { Component, computed, inject, Injector, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NamedQuestion } from '@percolateur/contract';
import { kindNames } from '@percolateur/domain';
import { Announce, focusNext } from '../../ui/announce';
import { QuizEditing, type Section } from './editing/quiz-editing';
import { difficultyNames } from './editing/words';
import { QuestionPicker } from './question-picker';

type Drawn = Extract<Section, { draw: number }>;

/** One part of a form: these very questions, or so many drawn among those that fit. */
@Component({
  selector: 'app-section-fields',
  imports: [QuestionPicker, RouterLink],
  templateUrl: './section-fields.html',
  styles: `
    :host {
      display: block;
    }
    fieldset {
      margin: 0;
    }
    ol {
      margin-block: 0.5rem;
      padding-inline-start: 1.25rem;
    }
    .lacks {
      color: var(--error);
    }
  `,
})
export class SectionFields {
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  protected readonly editing = inject(QuizEditing);

  readonly form = input.required<string>();
  /** Its place in the form, from 0. */
  readonly at = input.required<number>();
  readonly section = input.required<Section>();

  protected readonly picking = signal(false);
  protected readonly drawn = computed<Drawn | null>(() => {
    const section = this.section();
    return 'draw' in section ? section : null;
  });
  protected readonly questions = computed<readonly string[]>(() => {
    const section = this.section();
    return 'draw' in section ? [] : section.questions;
  });
  /** Of the lesson, or of the whole course where none is chosen. */
  protected readonly objectives = computed(() => {
    const lessonId = this.drawn()?.lessonId;
    const { subjects } = this.editing;
    const lessons = subjects.hasValue() ? subjects.value().lessons : [];
    return lessons
      .filter(({ id }) => !lessonId || id === lessonId)
      .flatMap(({ objectives }) => objectives);
  });
  /** Questions of the bank that this form asks already. */
  protected readonly taken = computed<ReadonlySet<string>>(() => {
    const form = this.editing.plan().forms.find(({ id }) => id === this.form());
    const named = this.editing.named();
    const ids = form?.sections.flatMap((each) => ('draw' in each ? [] : each.questions)) ?? [];
    return new Set(ids.flatMap((id) => named.get(id)?.questionId ?? []));
  });
  protected readonly kindNames = kindNames;
  protected readonly difficultyNames = difficultyNames;

  protected readonly key = (name: string) => `section-${this.form()}-${this.at()}-${name}`;

  protected drawSome(written: string): void {
    const [section, draw] = [this.drawn(), Math.round(Number(written))];
    // What is no number stays what it was.
    if (section && draw >= 1 && draw <= 100) this.put({ ...section, draw });
  }

  protected narrow(by: 'tag' | 'lessonId' | 'objectiveId' | 'difficulty', value: string): void {
    const section = this.drawn();
    if (!section) return;
    const { [by]: before, ...rest } = section;
    if (value === String(before ?? '')) return;
    const given = by === 'difficulty' ? Number(value) : value;
    this.put(value === '' ? rest : { ...rest, [by]: given });
  }

  protected add(question: NamedQuestion): void {
    this.editing.know([question]);
    this.put({ questions: [...this.questions(), question.versionId] });
  }

  /** The same question as it was published since. */
  protected renew(place: number, known: NamedQuestion): void {
    const { newer } = known;
    if (!newer) return;
    this.editing.know([{ ...known, ...newer, status: 'published', newer: null }]);
    this.put({ questions: this.questions().with(place, newer.versionId) });
    this.focus();
  }

  protected moveQuestion(place: number, by: number): void {
    const questions = [...this.questions()];
    questions.splice(place + by, 0, ...questions.splice(place, 1));
    this.put({ questions });
    this.announce.say(`La question est en place ${place + by + 1}.`);
    this.focus();
  }

  protected removeQuestion(place: number): void {
    this.put({ questions: this.questions().toSpliced(place, 1) });
    this.announce.say('La question est retirée de cette partie.');
    this.focus();
  }

  private put(section: Section): void {
    this.editing.replace(this.form(), this.at(), section);
  }

  private focus(): void {
    focusNext(`field-${this.form()}-${this.at()}`, this.injector);
  }
}

import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes, type LessonView } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { Experiment } from '../../experiments/experiment';
import { Prose } from './prose';
import { ReadingPlace } from './reading-place';
import { frenchMonth, SourceEntry } from './source-entry';

interface LessonKey {
  cohortId: string;
  lessonId: string;
}

/** What the title of a section is told by, beside its colour. */
const kinds: Record<LessonView['sections'][number]['kind'], string | null> = {
  text: null,
  example: 'Exemple',
  try: 'À vous',
  experiment: 'Expérience',
  debate: 'À débattre',
  keep: 'À retenir',
  cafe: 'Pour votre café',
};

/** A lesson: a quiet page, text first, that keeps the reader’s place. */
@Component({
  selector: 'app-lesson-page',
  imports: [
    Busy,
    Experiment,
    Heading,
    Icon,
    PageState,
    ProblemNote,
    Prose,
    RouterLink,
    SourceEntry,
  ],
  templateUrl: './lesson-page.html',
  styleUrl: './lesson-page.css',
})
export class LessonPage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly cohortId = input.required<string>();
  readonly lessonId = input.required<string>();

  private readonly where = computed(() => ({
    cohortId: this.cohortId(),
    lessonId: this.lessonId(),
  }));
  protected readonly lesson = resource({
    params: this.where,
    loader: ({ params }) => this.open(params),
  });
  protected readonly done = linkedSignal(
    () => this.lesson.hasValue() && this.lesson.value().progress?.state === 'done',
  );
  /** Whether it is the last of its half-day: what follows is the quiz that closes it. */
  protected readonly closes = computed(
    () => this.lesson.hasValue() && this.lesson.value().position === this.lesson.value().count,
  );
  /** Where the reader stopped the last time, unless it was at the beginning. */
  protected readonly resumeAt = computed(() => {
    if (!this.lesson.hasValue()) return null;
    const { sections, progress } = this.lesson.value();
    const index = sections.findIndex(({ id }) => id === progress?.sectionId);
    return index > 0 ? sections[index] : null;
  });
  /** The month before which the first of its claims must be looked at again. */
  protected readonly reviewBy = computed(() => {
    const sources = this.lesson.hasValue() ? this.lesson.value().sources : [];
    const days = sources.flatMap(({ facts }) => facts.map(({ reviewBy }) => reviewBy));
    return days.length > 0 ? frenchMonth(days.sort()[0]) : null;
  });
  protected readonly sourcesOpen = linkedSignal({ source: this.where, computation: () => false });
  /** The number in the text that led to a source, to go back to. */
  protected readonly cameFrom = signal<{ id: string; from: HTMLElement } | null>(null);
  protected readonly kinds = kinds;

  protected readonly finish = action(async () => {
    const lesson = this.lesson.value();
    await this.api.call(courseRoutes.progress, {
      params: this.where(),
      body: { state: 'done', sectionId: lesson?.sections.at(-1)?.id ?? null },
    });
    this.done.set(true);
  });

  constructor() {
    const place = new ReadingPlace();
    afterRenderEffect(() => {
      const lesson = this.lesson.hasValue() ? this.lesson.value() : null;
      if (!lesson?.progress) return;
      const params = { cohortId: untracked(this.cohortId), lessonId: lesson.id };
      place.watch(this.element.querySelectorAll<HTMLElement>('[data-section]'), (sectionId) =>
        this.keepPlace(params, sectionId),
      );
    });
  }

  protected goTo(id: string): void {
    const section = document.getElementById(`section-${id}`);
    section?.scrollIntoView();
    section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  protected showSource(asked: { id: string; from: HTMLElement }): void {
    this.sourcesOpen.set(true);
    this.cameFrom.set(asked);
    // The list is unfolded first: what is hidden cannot take the focus.
    focusNext(`source-${asked.id}`, this.injector);
  }

  protected backToText(): void {
    this.cameFrom()?.from.focus();
    this.cameFrom.set(null);
  }

  protected print(): void {
    window.print();
  }

  private async open(params: LessonKey): Promise<LessonView> {
    const lesson = await this.api.call(courseRoutes.lesson, { params });
    if (lesson.progress?.state === 'new') this.keepPlace(params, lesson.sections[0]?.id ?? null);
    return lesson;
  }

  /** A place not kept is no loss: the next one will be. */
  private keepPlace(params: LessonKey, sectionId: string | null): void {
    const body = { state: 'seen' as const, sectionId };
    void this.api.call(courseRoutes.progress, { params, body }).catch(() => null);
  }
}

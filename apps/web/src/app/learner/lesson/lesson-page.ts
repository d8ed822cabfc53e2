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
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { courseRoutes, type LessonView } from '@percolateur/contract';
import { Api } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { Experiment } from '../../experiments/experiment';
import { Prose } from './prose';
import { ReadingPlace } from './reading-place';
import { readingProgress } from './reading-progress';
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
  imports: [Experiment, Heading, Icon, NgTemplateOutlet, PageState, Prose, RouterLink, SourceEntry],
  templateUrl: './lesson-page.html',
  styleUrl: './lesson-page.css',
})
export class LessonPage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  protected readonly outbox = inject(Outbox);
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
  private readonly end = computed(() => `progress/${this.cohortId()}/${this.lessonId()}/done`);
  protected readonly done = computed(
    () =>
      (this.lesson.hasValue() && this.lesson.value().progress?.state === 'done') ||
      this.outbox.lately(this.end()).length > 0,
  );
  /** Said done here, and kept until the server knows. */
  protected readonly finishing = computed(() => this.outbox.waiting(this.end()).length > 0);
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
  protected readonly reading = readingProgress(inject<ElementRef<HTMLElement>>(ElementRef));

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

  protected finish(): void {
    const sections = this.lesson.value()?.sections ?? [];
    void this.give(this.where(), { state: 'done', sectionId: sections.at(-1)?.id ?? null });
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

  private keepPlace(params: LessonKey, sectionId: string | null): void {
    void this.give(params, { state: 'seen', sectionId });
  }

  /** Progress leaves when it can; a place, unlike an end, is no loss when the server refuses it. */
  private give(
    params: LessonKey,
    body: { state: 'seen' | 'done'; sectionId: string | null },
  ): Promise<void> {
    return this.outbox.keep({
      route: courseRoutes.progress,
      key: `progress/${params.cohortId}/${params.lessonId}/${body.state}`,
      label: body.state === 'done' ? 'Séquence terminée' : 'Ma place dans la lecture',
      replaces: true,
      slight: body.state === 'seen',
      params: { ...params },
      body,
    });
  }
}

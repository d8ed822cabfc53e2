import { computed, inject, Injectable, linkedSignal, resource, signal } from '@angular/core';
import {
  bankRoutes,
  type FormDraft,
  type NamedQuestion,
  type QuizPlan,
  quizPlanRoutes,
  type QuizSheetPreview,
} from '@percolateur/contract';
import { formLength } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../../api';

export type Section = FormDraft['sections'][number];

/** While one types, nothing is asked; a breath later the example follows. */
const BREATH_MS = 500;

/** The most forms that attempts take in turn. */
export const mostForms = 6;

/** A quiz with nothing asked yet. */
export const newPlan = (): QuizPlan => ({
  ...{ kind: 'final', title: '', intro: '', passPercent: 70, maxAttempts: 3, minutes: null },
  ...{ keep: 'best', shuffle: true, certainty: false },
  forms: [{ id: 'a', sections: [{ questions: [] }] }],
});

/** The quiz being written, and what the bank says of it. */
@Injectable()
export class QuizEditing {
  private readonly api = inject(Api);

  readonly plan = signal<QuizPlan>(newPlan());
  /** The hub whose quiz it is. */
  readonly organisationId = signal('');
  /** The form that the example is drawn for. */
  readonly shownForm = linkedSignal<QuizPlan['forms'], string>({
    source: () => this.plan().forms,
    computation: (forms, before) =>
      forms.find(({ id }) => id === before?.value)?.id ?? forms[0]?.id ?? 'a',
  });
  readonly seed = signal(uuidv7());
  /** Every question that was met here, in words, by version. */
  readonly named = signal<ReadonlyMap<string, NamedQuestion>>(new Map());

  private readonly asked = signal<Pick<QuizPlan, 'kind' | 'forms' | 'shuffle'> | null>(null);
  readonly seen = resource({
    params: () => {
      const [organisationId, asked] = [this.organisationId(), this.asked()];
      if (!organisationId || !asked) return undefined;
      return { organisationId, body: { ...asked, form: this.shownForm(), seed: this.seed() } };
    },
    loader: async ({ params: { organisationId, body } }) => {
      const params = { organisationId };
      const read = await this.api.call(quizPlanRoutes.preview, { params, body });
      this.know(read.named);
      return read;
    },
  });
  /** What was last read: a newer one replaces it without a blank. */
  readonly sheet = linkedSignal<QuizSheetPreview | undefined, QuizSheetPreview | undefined>({
    source: () => (this.seen.hasValue() ? this.seen.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  readonly subjects = resource({
    params: () => this.organisationId() || undefined,
    loader: ({ params }) =>
      this.api.call(bankRoutes.subjects, { params: { organisationId: params } }),
  });

  readonly length = computed(() => {
    const [first] = this.plan().forms;
    return first ? formLength(first) : 0;
  });
  /** What keeps it from being kept: where, and what to do. */
  readonly faults = computed<{ at: string; what: string }[]>(() => {
    const { forms } = this.plan();
    return forms.flatMap(({ id, sections }) =>
      sections.flatMap((section, at) => {
        const place = `${id}-${at}`;
        if (!('draw' in section)) {
          if (section.questions.length === 0) {
            return [{ at: place, what: 'Choisissez une question au moins, ou retirez la partie.' }];
          }
          return section.questions.some((each) => this.isGone(each))
            ? [{ at: place, what: 'Une question n’est plus publiée : remplacez-la.' }]
            : [];
        }
        const holds = this.holds(id, at);
        return holds !== null && holds < section.draw
          ? [{ at: place, what: `Il manque ${section.draw - holds} questions pour ce tirage.` }]
          : [];
      }),
    );
  });

  /** Asks for an example of what is written, a breath later; answers how to wait again. */
  follow(): () => void {
    const { kind, forms, shuffle } = this.plan();
    const breath = setTimeout(() => this.asked.set({ kind, forms, shuffle }), BREATH_MS);
    return () => clearTimeout(breath);
  }

  know(questions: readonly NamedQuestion[]): void {
    if (questions.length === 0) return;
    this.named.update(
      (known) => new Map([...known, ...questions.map((each) => [each.versionId, each] as const)]),
    );
  }

  /** Questions of the bank that fit a draw; null where it is not known yet, or none is drawn. */
  holds(form: string, at: number): number | null {
    return this.sheet()?.sections.find((each) => each.form === form)?.holds[at] ?? null;
  }

  isGone(versionId: string): boolean {
    const known = this.named().get(versionId);
    return known !== undefined && known.status !== 'published';
  }

  set(changes: Partial<QuizPlan>): void {
    this.plan.update((plan) => ({ ...plan, ...changes }));
  }

  /** Another list of sections in one form. */
  change(form: string, work: (sections: Section[]) => Section[]): void {
    this.set({
      forms: this.plan().forms.map((each) =>
        each.id === form ? { ...each, sections: work([...each.sections]) } : each,
      ),
    });
  }

  replace(form: string, at: number, section: Section): void {
    this.change(form, (sections) => sections.map((each, place) => (place === at ? section : each)));
  }

  /** An equivalent form: the same draws, other questions to choose. */
  addForm(): void {
    const { forms } = this.plan();
    const id = [...'abcdef'].find((letter) => !forms.some((each) => each.id === letter));
    const [first] = forms;
    if (!id || !first) return;
    const sections = first.sections.map((each) => ('draw' in each ? each : { questions: [] }));
    this.set({ forms: [...forms, { id, sections }] });
    this.shownForm.set(id);
  }

  removeForm(id: string): void {
    this.set({ forms: this.plan().forms.filter((each) => each.id !== id) });
  }
}

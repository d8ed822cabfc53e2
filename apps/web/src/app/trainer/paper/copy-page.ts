import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type PaperEntered, type PaperToCopy, quizPaperRoutes } from '@percolateur/contract';
import {
  answerInWords,
  certainties,
  certaintyWords,
  copiedAnswer,
  counted,
  fullName,
  plainOf,
  slotsOf,
  type Certainty,
  type PaperSlot,
  ofPerson,
} from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { type SheetDraft, SheetDrafts } from './sheet-drafts';

type Copying = PaperToCopy['people'][number];

/** Copies answer sheets, one person after the other: typed, seen again in words, then kept. */
@Component({
  selector: 'app-copy-page',
  imports: [Busy, Heading, Icon, PageState, ProblemNote, RouterLink],
  templateUrl: './copy-page.html',
  styleUrl: './copy-page.css',
})
export class CopyPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly drafts = inject(SheetDrafts);
  private readonly me = inject(CurrentPerson).person;

  readonly cohortId = input.required<string>();
  readonly paperId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId(), paperId: this.paperId() } }),
    loader: ({ params }) => this.api.call(quizPaperRoutes.copy, params),
  });
  protected readonly people = linkedSignal<readonly Copying[]>(() =>
    this.page.hasValue() ? this.page.value().people : [],
  );
  protected readonly whose = signal('');
  protected readonly person = computed(() =>
    this.people().find(({ enrolmentId }) => enrolmentId === this.whose()),
  );
  protected readonly draft = signal<SheetDraft>(blank(''));
  /** Where the draft is: not yet kept, kept on this device, or refused by this browser. */
  protected readonly kept = signal<'' | 'kept' | 'refused'>('');
  protected readonly restored = signal(false);
  /** Whether all is shown again before it is kept. */
  protected readonly reviewed = signal(false);
  protected readonly entered = signal<PaperEntered | null>(null);

  protected readonly asked = computed(() => {
    if (!this.page.hasValue()) return [];
    const { typed } = this.draft();
    return this.page.value().questions.map((question, place) => {
      const number = `${place + 1}`;
      const { answer, misread } = copiedAnswer(question, number, typed);
      return {
        ...{ question, number, answer, prompt: plainOf(question.prompt) },
        words: answerInWords(question, answer),
        slots: slotsOf(question, number).map((slot) => ({
          ...slot,
          fault: misread.find(({ key }) => key === slot.key)?.message,
        })),
      };
    });
  });
  protected readonly faults = computed(
    () => this.asked().flatMap(({ slots }) => slots.filter(({ fault }) => fault)).length,
  );
  protected readonly blanks = computed(
    () => this.asked().filter(({ answer }) => answer === null).length,
  );
  protected readonly certainties = certainties;
  protected readonly certaintyWords = certaintyWords;
  protected readonly counted = counted;
  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;

  protected readonly saving = action(async () => {
    const { id, certainty } = this.draft();
    const entered = await this.api.call(quizPaperRoutes.enter, {
      params: { cohortId: this.cohortId(), paperId: this.paperId() },
      body: {
        ...{ id, enrolmentId: this.whose() },
        answers: this.asked().flatMap(({ question, answer }) =>
          answer
            ? [{ questionId: question.id, answer, certainty: certainty[question.id] ?? null }]
            : [],
        ),
      },
    });
    await this.drafts.remove(this.draft().key).catch(() => undefined);
    this.entered.set(entered);
    this.announce.say(`La feuille ${ofPerson(entered.person)} est reçue.`);
    this.people.update((all) =>
      all.map((each) =>
        each.enrolmentId === this.whose()
          ? {
              ...each,
              attempts: each.attempts + 1,
              attemptsLeft: each.attemptsLeft === null ? null : each.attemptsLeft - 1,
            }
          : each,
      ),
    );
    this.whose.set('');
  });

  /** Takes the sheet of somebody, with what was typed of it before if a tab was closed on it. */
  protected async choose(enrolmentId: string): Promise<void> {
    const key = `${this.me()?.id}/${this.paperId()}/${enrolmentId}`;
    this.saving.clear();
    this.entered.set(null);
    this.reviewed.set(false);
    this.whose.set(enrolmentId);
    this.draft.set(blank(key));
    this.kept.set('');
    const kept = await this.drafts.get(key).catch(() => undefined);
    this.restored.set(kept !== undefined);
    if (kept && this.whose() === enrolmentId) this.draft.set(kept);
  }

  protected async type(key: string, text: string): Promise<void> {
    this.draft.update((draft) => ({ ...draft, typed: { ...draft.typed, [key]: text } }));
    await this.keep();
  }

  protected async tell(questionId: string, said: string): Promise<void> {
    const told = certainties.find((each) => each === said);
    this.draft.update((draft) => {
      const certainty = { ...draft.certainty };
      if (told) certainty[questionId] = told;
      else delete certainty[questionId];
      return { ...draft, certainty };
    });
    await this.keep();
  }

  /** The next place: hands stay on the keyboard. */
  protected next(event: Event): void {
    const places = [...document.querySelectorAll<HTMLElement>('.sheet [data-place]')];
    const at = places.indexOf(event.target as HTMLElement);
    event.preventDefault();
    (places[at + 1] ?? document.querySelector<HTMLElement>('.sheet button'))?.focus();
  }

  protected hint({ how }: PaperSlot): string {
    switch (how.as) {
      case 'letters':
        return `${how.most === 1 ? 'une lettre' : 'des lettres'}, A à ${how.letters.at(-1)}`;
      case 'true-false':
        return 'V ou F';
      case 'order':
        return `les ${how.count} numéros, comme 3 1 2`;
      case 'pairs':
        return `${how.items} lettres, un tiret pour un blanc, comme B - A`;
      case 'number':
        return how.units.length > 1 ? `nombre et unité : ${how.units.join(', ')}` : 'un nombre';
      case 'word':
        return how.words ? how.words.join(', ') : 'ce qui est écrit';
      case 'lines':
        return 'ce qui est écrit, mot pour mot';
    }
  }

  private async keep(): Promise<void> {
    try {
      await this.drafts.put(this.draft());
      this.kept.set('kept');
    } catch {
      this.kept.set('refused');
    }
  }
}

const blank = (key: string): SheetDraft => ({
  ...{ key, id: uuidv7(), typed: {} },
  certainty: {} as Record<string, Certainty>,
});

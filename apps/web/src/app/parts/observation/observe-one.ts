import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { observationRoutes, type ObservationMarks, type ShownGrid } from '@percolateur/contract';
import { limits, ofName } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { CurrentPerson } from '../../session/current-person';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { GridForm } from './grid-form';
import { gridShelf, type KeptGrid, keepGrid, recallGrid } from './kept-grid';

const blank: KeptGrid = { marks: {}, seen: '' };

/** One grid about one person: filled in under a minute, kept on the device, sent when it can be. */
@Component({
  selector: 'app-observe-one',
  imports: [GridForm, Icon, KeptNote, ProblemNote, SaveState],
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
      <app-grid-form
        [grid]="grid()"
        [key]="enrolmentId()"
        [tried]="tried()"
        [marks]="draft().marks"
        (marksChange)="change({ marks: $event })"
      />
      <div class="field">
        <label for="field-seen">
          Ce que j’ai vu et entendu <span class="soft">(facultatif)</span>
        </label>
        <p class="hint" id="hint-seen">
          Un fait, pas un avis sur la personne. {{ name() }} le lira.
        </p>
        <textarea
          #text
          id="field-seen"
          rows="3"
          aria-describedby="hint-seen"
          [maxLength]="limits.reason"
          [value]="draft().seen"
          (input)="change({ seen: text.value })"
        ></textarea>
      </div>
      <p role="alert" class="error">
        @if (left() > 0 && tried()) {
          Il reste {{ left() }} {{ left() > 1 ? 'lignes' : 'ligne' }} à remplir.
        }
      </p>
      <app-problem [problem]="refusal()" />
      <app-kept-note [of]="place()" />
      <div role="status">
        @if (outbox.state(place()) === 'received' && !changed()) {
          <p class="note done"><app-icon name="check" /><span>Grille reçue. Merci.</span></p>
        }
      </div>
      <p class="actions">
        <button class="button primary">
          {{ given() ? 'Envoyer la grille corrigée' : 'Envoyer la grille' }}
        </button>
        <app-save-state [state]="outbox.state(place())" />
      </p>
    </form>
  `,
})
export class ObserveOne {
  protected readonly outbox = inject(Outbox);
  private readonly current = inject(CurrentPerson);
  protected readonly limits = limits;

  readonly cohortId = input.required<string>();
  readonly enrolmentId = input.required<string>();
  readonly name = input.required<string>();
  readonly grid = input.required<ShownGrid>();
  /** What this observer gave before, if anything. */
  readonly given = input<KeptGrid | null>(null);
  readonly as = input.required<'peer' | 'trainer'>();

  protected readonly tried = signal(false);
  private readonly shelf = computed(() =>
    gridShelf(this.current.person()?.id ?? '', this.enrolmentId()),
  );
  protected readonly place = computed(() => gridPlace(this.cohortId(), this.enrolmentId()));
  protected readonly draft = linkedSignal({
    source: () => ({ shelf: this.shelf(), given: this.given() }),
    computation: ({ shelf, given }) => recallGrid(shelf) ?? this.waiting() ?? given ?? blank,
  });
  protected readonly changed = signal(false);
  protected readonly left = computed(
    () =>
      this.grid().criteria.filter(({ id, own }) => !own && this.draft().marks[id] === undefined)
        .length,
  );
  protected readonly refusal = computed(() => {
    const refused = this.outbox.refused(this.place()).at(-1);
    return refused ? refusalOf(refused) : null;
  });

  constructor() {
    effect(() => {
      this.enrolmentId();
      this.tried.set(false);
      this.changed.set(false);
    });
    this.outbox.received.pipe(takeUntilDestroyed()).subscribe(({ entry }) => {
      if (entry.key === this.place() && !this.changed()) keepGrid(this.shelf(), null);
    });
  }

  protected change(part: Partial<KeptGrid>): void {
    this.changed.set(true);
    this.draft.update((draft) => ({ ...draft, ...part }));
    keepGrid(this.shelf(), this.draft());
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.left() > 0) {
      document.querySelector<HTMLElement>('fieldset[aria-invalid] input')?.focus();
      return;
    }
    const { marks, seen } = this.draft();
    this.changed.set(false);
    await this.outbox.keep({
      route: this.as() === 'peer' ? observationRoutes.observe : observationRoutes.observeAsTrainer,
      key: this.place(),
      label: `Grille d’observation ${ofName(this.name())}`,
      replaces: true,
      params: { cohortId: this.cohortId() },
      body: {
        ...{ id: uuidv7(), enrolmentId: this.enrolmentId(), marks, seen: seen.trim() },
        clientTime: new Date().toISOString(),
      },
    });
    for (const entry of this.outbox.refused(this.place())) await this.outbox.discard(entry);
  }

  private waiting(): KeptGrid | null {
    const entry = this.outbox.waiting(this.place()).at(-1);
    return (entry?.body as { marks: ObservationMarks; seen: string } | undefined) ?? null;
  }
}

/** Where the grid about somebody is in the outbox. */
export const gridPlace = (cohortId: string, enrolmentId: string) =>
  `grid/${cohortId}/${enrolmentId}`;

import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { readingRoutes, type OpenAnswer, type ReadingsView } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { Rich } from '../../ui/rich';

/** One answer in somebody’s own words, the grid it is read with, and what is said to the person. */
@Component({
  selector: 'app-read-one',
  imports: [Busy, ProblemNote, Rich],
  templateUrl: './read-one.html',
  styles: `
    .typed {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    fieldset {
      margin-block-end: 1rem;
    }
    .error {
      color: var(--error);
    }
    .error:empty {
      display: none;
    }
    .level {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-block-size: 3rem;
    }
  `,
})
export class ReadOne {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  protected readonly limits = limits;

  readonly cohortId = input.required<string>();
  readonly answer = input.required<OpenAnswer>();
  /** Whether it may be read now. */
  readonly open = input.required<boolean>();
  readonly read = output<ReadingsView>();

  protected readonly levels = linkedSignal<Readonly<Record<string, number>>>(
    () => this.answer().reading?.levels ?? {},
  );
  protected readonly comment = linkedSignal(() => this.answer().reading?.comment ?? '');
  /** « Enregistrer » was pressed with criteria left out. */
  protected readonly tried = signal(false);
  protected readonly missing = computed(() =>
    this.answer().criteria.filter(({ id }) => this.levels()[id] === undefined),
  );

  /** Whether something would be lost by leaving. */
  readonly changed = computed(() => {
    const { reading } = this.answer();
    return (
      this.comment() !== (reading?.comment ?? '') ||
      Object.entries(this.levels()).some(([id, level]) => reading?.levels[id] !== level)
    );
  });

  protected readonly saving = action(async () => {
    this.tried.set(true);
    if (this.missing().length > 0) return;
    const { answerId, reading } = this.answer();
    const [levels, comment] = [this.levels(), this.comment().trim()];
    const what = JSON.stringify([answerId, levels, comment, reading?.id]);
    const view = await this.api.call(readingRoutes.read, {
      params: { cohortId: this.cohortId() },
      body: {
        ...{ id: this.intentions.idOf(what), answerId, levels: { ...levels }, comment },
        afterId: reading?.id ?? null,
      },
    });
    this.intentions.done(what);
    this.read.emit(view);
  });

  protected see(criterion: string, level: number): void {
    this.levels.update((levels) => ({ ...levels, [criterion]: level }));
  }
}

import { Directive, input, signal } from '@angular/core';
import { ProblemError, problemOf } from '../api';

/** Something that a person triggers: one run at a time, and its last problem kept to be shown. */
export interface Action<Given extends unknown[]> {
  readonly pending: () => boolean;
  readonly problem: () => ProblemError | null;
  /** Resolves to whether it succeeded; a second tap while it runs does nothing. */
  run(...given: Given): Promise<boolean>;
  /** Forgets the last problem. */
  clear(): void;
}

/** Wraps an asynchronous function as an action: no double submit, no unhandled failure. */
export function action<Given extends unknown[]>(
  work: (...given: Given) => Promise<unknown>,
): Action<Given> {
  const pending = signal(false);
  const problem = signal<ProblemError | null>(null);
  return {
    pending: pending.asReadonly(),
    problem: problem.asReadonly(),
    clear: () => problem.set(null),
    async run(...given) {
      if (pending()) return false;
      pending.set(true);
      problem.set(null);
      try {
        await work(...given);
        return true;
      } catch (error) {
        problem.set(problemOf(error));
        return false;
      } finally {
        pending.set(false);
      }
    },
  };
}

/** Shows that a button’s action is under way. It keeps the focus: it is not `disabled`. */
@Directive({
  selector: 'button[appBusy]',
  host: { '[attr.aria-disabled]': 'appBusy() || null', '[attr.aria-busy]': 'appBusy() || null' },
})
export class Busy {
  readonly appBusy = input.required<boolean>();
}

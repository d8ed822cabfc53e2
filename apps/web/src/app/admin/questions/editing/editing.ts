import { computed, Injectable, signal } from '@angular/core';
import { accessibilityOf, type Question, questionFaults, questionHints } from '@percolateur/domain';
import { newQuestion } from './new-question';

/** Something to mend, or to think about: where, what, and what to do. */
export interface Remark {
  at: string;
  /** A fault keeps a question from being asked; the rest is advice. */
  fault: boolean;
  what: string;
  todo: string;
}

/** The question being written, each of its values by its place (« choices.1.text »). */
@Injectable()
export class Editing {
  readonly question = signal<Question>(newQuestion('single'));

  readonly remarks = computed<Remark[]>(() => {
    const question = this.question();
    return [
      ...questionFaults(question).map(({ at, message }) => ({
        ...{ at, fault: true, what: message, todo: '' },
      })),
      ...[...questionHints(question), ...accessibilityOf(question)].map(({ at, what, todo }) => ({
        ...{ at, fault: false, what, todo },
      })),
    ];
  });

  remarksAt(at: string): Remark[] {
    return this.remarks().filter((each) => each.at === at);
  }

  value(at: string): unknown {
    return at
      .split('.')
      .reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        this.question(),
      );
  }

  list(at: string): readonly unknown[] {
    const value = this.value(at);
    return Array.isArray(value) ? value : [];
  }

  set(at: string, value: unknown): void {
    this.question.update((question) => withValue(question, at.split('.'), value) as Question);
  }
}

/** The same, with another value at a place; undefined takes it away. */
function withValue(whole: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    const list: unknown[] = whole;
    return list.map((each, index) => (index === Number(key) ? withValue(each, rest, value) : each));
  }
  const held = whole as Record<string, unknown>;
  const changed = { ...held, [key]: withValue(held[key], rest, value) };
  if (changed[key] === undefined) delete changed[key];
  return changed;
}

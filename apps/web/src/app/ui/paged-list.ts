import { computed, linkedSignal, resource } from '@angular/core';
import { action } from './action';

interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/**
 * A list that the server gives a page at a time. It begins anew when the question changes, and
 * grows when more is asked for. Made in an injection context.
 * @param question what is asked; undefined while it is not known
 */
export function pagedList<Question, Row>(
  question: () => Question | undefined,
  load: (question: Question, after?: string) => Promise<Page<Row>>,
) {
  const first = resource({
    params: question,
    loader: ({ params }) => load(params as Question),
  });
  const value = () => (first.hasValue() ? (first.value() as Page<Row>) : null);
  const read = linkedSignal<Page<Row>>(() => value() ?? { rows: [], next: null });
  const more = action(async () => {
    const { rows, next } = read();
    const asked = question();
    if (!next || asked === undefined) return;
    const page = await load(asked, next);
    // The question may have changed meanwhile: the page then answers nobody.
    if (read().next === next) read.set({ rows: [...rows, ...page.rows], next: page.next });
  });
  return {
    hasValue: () => first.hasValue(),
    /** Whether what is on screen, if anything, is not yet the answer to what was asked last. */
    loading: first.isLoading,
    error: first.error,
    reload: () => first.reload(),
    rows: computed(() => read().rows),
    hasMore: computed(() => read().next !== null),
    more,
    /** Every row, to the last page: for an export. */
    async all(): Promise<Row[]> {
      const asked = question();
      if (asked === undefined) return [];
      let { rows, next } = await load(asked);
      while (next) {
        const page = await load(asked, next);
        rows = [...rows, ...page.rows];
        next = page.next;
      }
      return rows;
    },
  };
}

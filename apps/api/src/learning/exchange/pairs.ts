import type { Question } from '@percolateur/domain';

/** Each item with its target, then the targets of none. */
export function pairs({ items, targets }: Question<'matching'>): [item: string, target: string][] {
  const used = new Set(items.map(({ targetId }) => targetId));
  const textOf = new Map(targets.map(({ id, text }) => [id, text]));
  return [
    ...items.map(({ text, targetId }): [string, string] => [text, textOf.get(targetId) ?? '']),
    ...targets.filter(({ id }) => !used.has(id)).map(({ text }): [string, string] => ['', text]),
  ];
}

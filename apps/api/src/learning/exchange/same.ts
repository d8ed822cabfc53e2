import { canonicalJson } from '@percolateur/content';
import { letter } from './build';
import type { Question } from '@percolateur/domain';
import type { Entry } from './draft';

/**
 * A question with its inner names replaced by their place: two that ask the same thing in the same
 * words are then equal, whatever their choices were called.
 */
export function plainIds(question: Question): Question {
  const named = { ...question, id: '' };
  switch (named.kind) {
    case 'single':
    case 'multiple':
      return { ...named, choices: named.choices.map(lettered) };
    case 'ordering':
      return { ...named, items: named.items.map(lettered) };
    case 'matching': {
      const target = new Map(named.targets.map(({ id }, at) => [id, `t${at + 1}`]));
      return {
        ...named,
        items: named.items.map(lettered).map((item) => ({
          ...item,
          targetId: target.get(item.targetId) ?? '',
        })),
        targets: named.targets.map((each, at) => ({ ...each, id: `t${at + 1}` })),
      };
    }
    case 'gap': {
      const name = new Map(named.gaps.map(({ id }, at) => [id, letter(at)]));
      const text = named.text.replace(
        /\[\[([\w-]+)\]\]/g,
        (mark, id: string) => `[[${name.get(id) ?? mark}]]`,
      );
      return { ...named, text, gaps: named.gaps.map(lettered) };
    }
    case 'open':
      return { ...named, criteria: named.criteria.map(lettered) };
    case 'scenario':
      // Parts are of the kinds above: none holds parts of its own.
      return { ...named, parts: named.parts.map(plainIds) as typeof named.parts };
    default:
      return named;
  }
}

const lettered = <T extends { id: string }>(each: T, at: number): T => ({
  ...each,
  id: letter(at),
});

/** Whether two entries say the same: wording, key, title, tags and code. */
export function sameEntry(one: Entry, other: Entry): boolean {
  return spelled(one) === spelled(other);
}

const spelled = ({ question, title, tags, code }: Entry) =>
  canonicalJson({ question: plainIds(question), title, tags, code });

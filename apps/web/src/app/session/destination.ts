import type { CurrentPerson } from '@percolateur/contract';

/** Where to go after signing in: where one was headed, or the first thing of one’s own. */
export function destination(person: CurrentPerson | null, headedFor?: string): string {
  // Only a path of this site: « //elsewhere » and « /\elsewhere » would leave it.
  if (headedFor && /^\/(?![/\\])/.test(headedFor)) return headedFor;
  if (person?.learner) return '/ma-formation';
  if (person?.roles.some(({ role }) => role !== 'trainer')) return '/coordination';
  return person && person.roles.length > 0 ? '/animer' : '/';
}

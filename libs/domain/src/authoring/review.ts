import { may } from '../permission';
import type { Action, Grants } from '../permission';
import type { QuestionStatus } from '../vocabulary';

/** What becomes of a version, and the right that each step asks for. */
const steps: Readonly<Record<QuestionStatus, Partial<Record<QuestionStatus, Action>>>> = {
  draft: { reviewed: 'question.write' },
  reviewed: { published: 'question.publish', draft: 'question.write' },
  published: { retired: 'question.publish' },
  retired: { published: 'question.publish' },
};

/**
 * Whether these grants allow an action on the questions of a hub, or of the national bank (null): every
 * member of a staff reads the national bank, and national admins alone write there.
 */
export function mayOnBank(
  grants: Grants,
  action: Action,
  { organisationId, personId }: { organisationId: string | null; personId: string },
): boolean {
  if (organisationId !== null) return may(grants, action, { organisationId, personId });
  return grants.roles.some(
    (held) =>
      (held.role === 'admin' && held.organisationKind === 'national') ||
      (held.role !== 'admin' && action === 'question.read'),
  );
}

/**
 * Where a version may go from here. Nobody reviews their own, but who may publish it too: in a small
 * hub there is nobody else, and publishing says who did.
 */
export function reviewSteps(
  status: QuestionStatus,
  { mine, allowed }: { mine: boolean; allowed: (action: Action) => boolean },
): QuestionStatus[] {
  return (Object.entries(steps[status]) as [QuestionStatus, Action][])
    .filter(
      ([to, action]) =>
        allowed(action) && !(to === 'reviewed' && mine && !allowed('question.publish')),
    )
    .map(([to]) => to);
}

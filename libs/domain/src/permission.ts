import type { OrganisationKind, Role } from './vocabulary';

/** What a person holds. The admin role counts on the national organisation alone. */
export interface Grants {
  readonly roles: readonly {
    organisationId: string;
    organisationKind: OrganisationKind;
    role: Role;
  }[];
}

/** Where an action takes place. */
export interface Scope {
  organisationId: string;
  /** The person who acts. */
  personId: string;
  /** Trainers of the cohort at hand; left out where no cohort is concerned. */
  cohortTrainerIds?: readonly string[];
}

const everyStaff: readonly Role[] = ['trainer', 'coordinator', 'admin'];
const hubStaff: readonly Role[] = ['coordinator', 'admin'];
const nation: readonly Role[] = ['admin'];

/** Who may do what. What learners may do comes from their enrolment, not from this table. */
const allowed = {
  /** See a cohort, its people and their progress. */
  'cohort.read': everyStaff,
  /** Read lessons and quizzes as a preview, without an enrolment. */
  'course.preview': everyStaff,
  /** Open and close signing, countersign, agree to a late signature. */
  'signing.manage': everyStaff,
  'walk-in.add': everyStaff,
  'observation.write': everyStaff,
  /** Write to one person of the cohort. */
  'person.write-to': everyStaff,
  /** Read the questions of the national bank, and those of the hub. */
  'question.read': everyStaff,
  /** Write questions, and corrections of questions, as drafts. */
  'question.write': everyStaff,
  /** Publish them, and retire them. */
  'question.publish': hubStaff,
  /** Read what learners wrote in their own words, and mark it. */
  'answer.read': everyStaff,
  /** Open a quiz in the room, pause it, give more time or another attempt. */
  'quiz.run': everyStaff,
  /** Write the quizzes of a hub. Nobody takes one until it is given to a cohort: `cohort.write`. */
  'quiz.write': everyStaff,
  'cohort.write': hubStaff,
  /** Find the people of a hub. */
  'people.read': hubStaff,
  /** Enrol, import, invite, withdraw, correct a name. */
  'people.write': hubStaff,
  /** Issue, correct, revoke. */
  'certificate.issue': hubStaff,
  /** Check the chain of evidence, take proof away. */
  'evidence.read': hubStaff,
  /** Mark attempts anew once a question that they saw is corrected. */
  'result.regrade': hubStaff,
  /** See the messages of a cohort and send a dead one again. */
  'message.manage': hubStaff,
  /** Hub identity, templates, texts of the reminders. */
  'organisation.write': hubStaff,
  /** Surveys of the hub, its register of complaints, and what it improves. */
  'quality.read': hubStaff,
  'quality.write': hubStaff,
  /** Approve the cafés that are proposed in a territory of the hub, question them, hide a page. */
  'cafe.decide': hubStaff,
  'staff.read': hubStaff,
  'trainer.appoint': hubStaff,
  'audit.read': hubStaff,
  'coordinator.appoint': nation,
  'hub.create': nation,
  'course.publish': nation,
  'queue.read': nation,
  /** Set the rhythm of the cafés animation, and write what was said there. */
  'gathering.write': nation,
  /** Review the library of resources. */
  'resource.review': nation,
  /** Figures of every hub beside each other. */
  'nation.read': nation,
  /** Say which hub answers for which département. */
  'territory.write': nation,
} satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

/** What trainers do for the whole hub, whatever the cohort. */
const ofTheHub: readonly Action[] = ['question.read', 'question.write', 'quiz.write'];

const isNational = ({ role, organisationKind }: Grants['roles'][number]) =>
  role === 'admin' && organisationKind === 'national';

/**
 * Whether these grants allow an action there. A national admin has every right of every hub; a
 * coordinator acts in the hub of the role; a trainer needs the role in the hub and, but for what
 * is written for all of it, a place among the trainers of the cohort. Serves the API’s guard and the web’s buttons alike.
 */
export function may(grants: Grants, action: Action, scope: Scope): boolean {
  return grants.roles.some((held) => {
    if (isNational(held)) return true;
    if (held.role === 'admin' || held.organisationId !== scope.organisationId) return false;
    if (!allowed[action].includes(held.role)) return false;
    if (held.role !== 'trainer' || ofTheHub.includes(action)) return true;
    return (scope.cohortTrainerIds ?? []).includes(scope.personId);
  });
}

/** Whether only the national right opens this organisation to this person: no role there does. */
export function onlyForTheNation(grants: Grants, organisationId: string): boolean {
  return (
    grants.roles.some(isNational) &&
    !grants.roles.some((held) => held.organisationId === organisationId)
  );
}

/** Whether the action is open to this person in some place at least: for menus, never for a guard. */
export function mayAnywhere(grants: Grants, action: Action): boolean {
  return grants.roles.some(
    (held) => isNational(held) || (held.role !== 'admin' && allowed[action].includes(held.role)),
  );
}

import type { ReminderEnrolment, ReminderHalfDay } from './reminder-facts';
import { followsCourse } from './seats';
import type { EnrolmentStatus } from './seats';

/** Where an enrolment stands, as the reason why a message is not for it. */
const standing: Readonly<Record<EnrolmentStatus, string>> = {
  invited: 'n’a pas encore répondu à l’invitation',
  waitlisted: 'attend une place',
  accepted: 'suit la formation',
  declined: 'a décliné l’invitation',
  withdrawn: 'son inscription est retirée',
  completed: 'a terminé la formation',
  not_completed: 'n’a pas terminé la formation',
};

/** Why the message is not for this person, in French; null when it is for them. */
type Condition = (
  learner: ReminderEnrolment,
  moment: { halfDay: ReminderHalfDay | null; startsAt: Date },
) => string | null;

const seated: Condition = ({ status }) => (status === 'accepted' ? null : standing[status]);

const cameAndHasNotTold =
  (kind: 'hot' | 'cold'): Condition =>
  ({ status, signedHalfDayIds, surveysAnswered }) => {
    if (!followsCourse(status)) return standing[status];
    if (signedHalfDayIds.length === 0) return 'n’a signé aucune demi-journée';
    return surveysAnswered.includes(kind) ? 'a déjà répondu à ce questionnaire' : null;
  };

/** To whom each rule writes, by name. */
export const conditions = {
  'has-not-answered': ({ status, invitedAt }) => {
    if (status !== 'invited') return standing[status];
    return invitedAt ? null : 'aucune invitation n’est partie';
  },
  'has-a-seat': seated,
  /** Who walks in is there already. */
  'is-expected': (learner, moment) => {
    const { walkIn, acceptedAt } = learner;
    const inTheRoom = new Date(moment.startsAt.getTime() - 3_600_000);
    if (walkIn && acceptedAt && acceptedAt >= inTheRoom)
      return 'ajout fait sur place : tout est déjà dit';
    return seated(learner, moment);
  },
  'is-unprepared': (learner, moment) =>
    seated(learner, moment) ??
    (learner.positioningDone ? 'a déjà répondu au questionnaire de départ' : null),
  'has-not-signed': (learner, moment) => {
    const { halfDay } = moment;
    if (!halfDay || halfDay.signingOpenedAt === null) return 'l’émargement n’est pas encore ouvert';
    if (learner.signedHalfDayIds.includes(halfDay.id)) return 'a signé';
    if (halfDay.signingClosedAt !== null) return 'l’émargement est fermé';
    return seated(learner, moment);
  },
  'may-sign-by-link': ({ status, signedHalfDayIds }, { halfDay }) => {
    if (!followsCourse(status)) return standing[status];
    if (!halfDay) return 'aucun lien n’a été envoyé';
    return signedHalfDayIds.includes(halfDay.id) ? 'a signé' : null;
  },
  'has-documents': ({ certificateIssuedAt }) =>
    certificateIssuedAt ? null : 'n’a pas encore de document émis',
  /** Once the team sends them, it says when. */
  'has-documents-unsent': ({ certificateIssuedAt, documentSendings }) => {
    if (!certificateIssuedAt) return 'n’a pas encore de document émis';
    const sent = documentSendings.some(({ askedAt }) => askedAt >= certificateIssuedAt);
    return sent ? 'l’équipe les a envoyés elle-même' : null;
  },
  'has-a-corrected-document': ({ correction }) =>
    correction ? null : 'n’a pas de document corrigé',
  'has-not-told-at-the-end': cameAndHasNotTold('hot'),
  'has-not-told-later': cameAndHasNotTold('cold'),
  'learnt-otherwise': ({ status, claimsCorrectedAt }) => {
    if (status !== 'completed' && status !== 'not_completed') return standing[status];
    return claimsCorrectedAt.length > 0 ? null : 'rien n’a changé dans ce qui lui a été dit';
  },
  'has-no-cafe': ({ status, cafe }) => {
    if (status !== 'completed') return standing[status];
    return cafe ? 'a déjà posé la date de son café' : null;
  },
  'has-a-cafe': ({ status, cafe }) => {
    if (status === 'withdrawn' || status === 'declined') return standing[status];
    return cafe ? null : 'n’a pas encore posé de date de café';
  },
} as const satisfies Record<string, Condition>;
export type ConditionName = keyof typeof conditions;

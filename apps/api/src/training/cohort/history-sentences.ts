import type { CohortStatus } from '@percolateur/contract';
import { counted, listed, typeset } from '@percolateur/domain';
import type { AuditAction } from '../../record/audit-event.entity';

/** What a sentence of the history is made of. */
export interface PastDeed {
  action: AuditAction;
  detail: Record<string, string | number | boolean | null>;
  /** First and last name of the person concerned, if there is one. */
  person: string | null;
  /** Of the note written, if one was. */
  subject: string | null;
}

const statuses: Record<CohortStatus, string> = {
  draft: 'en brouillon',
  open: 'ouverte',
  running: 'en cours',
  closed: 'close',
  archived: 'archivée',
  cancelled: 'annulée',
};

const fields: Record<string, string> = {
  title: 'titre',
  timeZone: 'fuseau horaire',
  venueName: 'lieu',
  venueAddress: 'adresse',
  venueAccess: 'accès',
  remoteLink: 'lien',
  capacity: 'nombre de places',
  minimumSeats: 'minimum',
  targetSeats: 'objectif',
  trainers: 'équipe',
  halfDays: 'dates',
  means: 'façons de signer',
};

const documents: Record<string, string> = {
  attestation: 'attestation',
  realisation: 'certificat de réalisation',
  assiduite: 'attestation d’assiduité',
};

const people = (count: unknown) => counted(Number(count), 'personne', 'personnes');

/** One sentence per action that a cohort or its enrolments go through. */
const sentences: Partial<Record<AuditAction, (deed: PastDeed) => string>> = {
  'cohort.created': () => 'Session créée',
  'cohort.edited': ({ detail }) =>
    `Modification : ${listed(
      String(detail.fields)
        .split(',')
        .map((name) => fields[name] ?? name),
    )}`,
  'cohort.dates-confirmed': () => 'Dates passées : confirmées',
  'absence.corrected': ({ detail }) =>
    `Demi-journée ${detail.halfDay} : absence corrigée, ${detail.minutes} min`,
  'cohort.moved': ({ detail }) =>
    `Session ${statuses[detail.to as CohortStatus]} (auparavant ${statuses[detail.from as CohortStatus]})`,
  'cohort.imported': ({ detail }) =>
    `Liste importée : ${people(detail.enrolled)} avec une place, ${people(detail.waitlisted)} en attente`,
  'cohort.invited': ({ detail }) =>
    counted(Number(detail.count), 'invitation envoyée', 'invitations envoyées'),
  'cohort.regraded': ({ detail }) =>
    `Question corrigée : ${counted(Number(detail.count), 'résultat revu', 'résultats revus')}`,
  'note.written': ({ detail, subject }) =>
    `Message écrit à ${people(detail.count)} : « ${subject} »`,
  'messages.paused': ({ person }) =>
    person ? `${person} : messages suspendus` : 'Messages de la session suspendus',
  'messages.resumed': ({ person }) =>
    person ? `${person} : messages repris` : 'Messages de la session repris',
  'people.read-for-the-nation': () => 'Personnes consultées par l’administration nationale',
  'enrolment.added': ({ person, detail }) =>
    detail.status === 'waitlisted'
      ? `${person} : en liste d’attente`
      : `${person} : place réservée`,
  'enrolment.returned': ({ person, detail }) =>
    detail.status === 'waitlisted'
      ? `${person} : de nouveau en liste d’attente`
      : `${person} : de nouveau une place`,
  'enrolment.walk-in': ({ person }) => `${person} : inscription sur place`,
  'enrolment.seat-given': ({ person }) => `${person} : place libérée, proposée`,
  'enrolment.accepted': ({ person }) => `${person} : invitation acceptée`,
  'enrolment.declined': ({ person }) => `${person} : invitation déclinée`,
  'enrolment.moved': ({ person, detail }) => `${person} : passe à la session « ${detail.to} »`,
  'enrolment.came': ({ person, detail }) => `${person} : vient de la session « ${detail.from} »`,
  'enrolment.move-undone': ({ person }) => `${person} : déplacement annulé`,
  'enrolment.withdrawn': ({ person }) => `${person} : désinscription`,
  'enrolment.completed': ({ person }) => `${person} : parcours achevé`,
  'enrolment.reopened': ({ person }) => `${person} : parcours à reprendre`,
  'registration-link.created': () => 'Lien d’inscription créé',
  'registration-link.revoked': () => 'Lien d’inscription fermé',
  'registration.approved': ({ person }) => `${person} : demande de place acceptée`,
  'registration.refused': () => 'Demande de place refusée',
  'signing.opened': ({ detail }) => `Demi-journée ${detail.halfDay} : signature ouverte`,
  'signing.means-chosen': ({ detail }) =>
    `Demi-journée ${detail.halfDay} : façons de signer choisies`,
  'signing.links-sent': ({ detail }) =>
    `Demi-journée ${detail.halfDay} : ${counted(Number(detail.count), 'lien personnel envoyé', 'liens personnels envoyés')} pour signer`,
  'signing.sheet-photographed': ({ detail }) =>
    `Demi-journée ${detail.halfDay} : feuille signée à la main photographiée`,
  'signing.closed': ({ detail }) => `Demi-journée ${detail.halfDay} : signature fermée`,
  'half-day.countersigned': ({ detail }) => `Demi-journée ${detail.halfDay} : contresignature`,
  'observation.validated': ({ person, detail }) =>
    detail.again
      ? `${person} : grille d’animation validée à nouveau`
      : `${person} : grille d’animation validée`,
  'answer.read': ({ person, detail }) =>
    detail.again ? `${person} : réponse libre relue` : `${person} : réponse libre lue`,
  'observation.criterion-added': () => 'Critère de l’équipe ajouté à la grille d’animation',
  'observation.criterion-removed': () => 'Critère de l’équipe retiré de la grille d’animation',
  'cafe.paired': ({ person }) => `${person} : une personne qui a déjà animé peut l’aider`,
  'cafe.parted': ({ person }) => `${person} : fin de cette aide`,
  'cafe.endorsed': ({ person }) => `${person} : premier café recommandé`,
  'enrolment.extra-time': ({ person }) => `${person} : aménagement des évaluations modifié`,
  'quiz.attached': ({ detail }) =>
    `Quiz « ${detail.title} » : donné à la session, version ${detail.number}`,
  'quiz.detached': ({ detail }) => `Quiz « ${detail.title} » : retiré de la session`,
  'quiz.opened': ({ detail }) => `« ${detail.title} » : ouverture avancée`,
  'quiz.paused': ({ detail }) => `« ${detail.title} » : mise en pause`,
  'quiz.resumed': ({ detail }) => `« ${detail.title} » : reprise`,
  'quiz.extended': ({ detail }) => `« ${detail.title} » : ${detail.minutes} min de plus`,
  'quiz.copied': ({ person, detail }) =>
    `${person} : feuille de réponses saisie, « ${detail.title} »`,
  'quiz.reopened': ({ person, detail }) => `${person} : un essai de plus, « ${detail.title} »`,
  'signature.agreed': ({ person, detail }) =>
    `${person} : signature tardive acceptée, demi-journée ${detail.halfDay}`,
  'signature.refused': ({ person, detail }) =>
    `${person} : signature tardive refusée, demi-journée ${detail.halfDay}`,
  'certificate.issued': ({ person, detail }) =>
    `${person} : ${documents[String(detail.kind)]} ${detail.number}, émission`,
  'certificate.corrected': ({ person, detail }) =>
    `${person} : ${documents[String(detail.kind)]} ${detail.number}, version corrigée`,
  'certificate.sent': ({ detail }) =>
    counted(
      Number(detail.count),
      'personne : envoi de ses documents par courriel',
      'personnes : envoi de leurs documents par courriel',
    ),
  'certificate.revoked': ({ person, detail }) =>
    `${person} : ${documents[String(detail.kind)]} ${detail.number}, révocation`,
  'certificate.suspended': ({ person, detail }) =>
    `${person} : ${documents[String(detail.kind)]} ${detail.number}, suspension`,
  'certificate.restored': ({ person, detail }) =>
    `${person} : ${documents[String(detail.kind)]} ${detail.number}, rétablissement`,
};

/** A deed in French; one that has no sentence yet is told by its name rather than hidden. */
export function historySentence(deed: PastDeed): string {
  const sentence = sentences[deed.action];
  return typeset(sentence ? sentence(deed) : `Action « ${deed.action} »`);
}

/** What is looked at before an inspector does. */
export const preAuditRules = [
  'hours-missing',
  'title-missing',
  'title-differs',
  'public-holiday',
  'overlap',
  'another-day',
  'signed-at-once',
  'look-alike',
  'no-countersignature',
  'hours-do-not-add-up',
  'no-positioning',
  'no-assessment',
  'certificate-stale',
] as const;
export type PreAuditRule = (typeof preAuditRules)[number];

/** Where one goes to mend it. */
export type MendingPlace = 'session' | 'room' | 'people' | 'documents' | 'quiz';

/** A rule in French: what it looks for, why (its source in law), and how it is mended, where. */
export interface RuleWords {
  title: string;
  reason: string;
  mend: string;
  where: MendingPlace;
}

const proof = 'Code du travail, art. R. 6313-3 : l’assiduité se prouve par tout élément probant';
const unproved =
  'Code du travail, art. L. 6362-6 : ce qui n’est pas prouvé est réputé non exécuté, et se rembourse';
const agreed =
  'Code du travail, art. D. 6353-1 : intitulé, durée et dates sont ceux qui ont été convenus';

export const preAuditWords: Record<PreAuditRule, RuleWords> = {
  'hours-missing': {
    title: 'Des heures manquent au programme',
    reason: `${agreed}.`,
    mend: 'Corrigez les horaires des demi-journées, ou gardez la trace écrite de la durée convenue.',
    where: 'session',
  },
  'title-missing': {
    title: 'Un intitulé manque',
    reason: `${agreed}.`,
    mend: 'Donnez un intitulé à la session et à chaque demi-journée.',
    where: 'session',
  },
  'title-differs': {
    title: 'Un intitulé diffère d’un document à l’autre',
    reason: `${agreed}. Un contrôle compare programme, émargement et certificat mot à mot.`,
    mend: 'Corrigez le certificat : sa version suivante portera l’intitulé d’aujourd’hui.',
    where: 'documents',
  },
  'public-holiday': {
    title: 'Une demi-journée tombe un jour férié',
    reason:
      'Code du travail, art. L. 3133-1 et L. 3422-2 : une formation peut se tenir un jour férié, mais un contrôle la relève toujours.',
    mend: 'Vérifiez la date. Si elle est juste, gardez de quoi montrer que le lieu était ouvert.',
    where: 'session',
  },
  overlap: {
    title: 'Une personne est à deux endroits à la fois',
    reason: `${unproved}. Deux signatures au même moment se contredisent.`,
    mend: 'Corrigez les horaires, l’équipe ou l’inscription de l’une des deux sessions.',
    where: 'people',
  },
  'another-day': {
    title: 'Une signature a été faite un autre jour que sa demi-journée',
    reason: `${proof}. Une signature d’un autre jour prouve peu.`,
    mend: 'Rien ne s’efface : gardez avec le dossier le motif donné et ce qui montre la présence (travaux, quiz, photos de la salle).',
    where: 'room',
  },
  'signed-at-once': {
    title: 'Des demi-journées ont été signées d’un coup',
    reason: `${proof}. Signer tout à la fin, ou à l’avance, est le premier grief des contrôleurs.`,
    mend: 'Rien ne s’efface : notez pourquoi, et joignez d’autres preuves de présence. La prochaine fois, faites signer à chaque demi-journée.',
    where: 'room',
  },
  'look-alike': {
    title: 'Des signatures se ressemblent trop',
    reason: `${proof}. Chaque personne signe pour elle-même.`,
    mend: 'Demandez aux personnes concernées. Si l’une a signé pour l’autre, elle peut le dire, et l’équipe corrige la présence.',
    where: 'room',
  },
  'no-countersignature': {
    title: 'La signature de l’équipe manque',
    reason: `${proof}. La feuille d’émargement porte la signature de qui forme, par demi-journée.`,
    mend: 'Faites contresigner la demi-journée depuis la salle.',
    where: 'room',
  },
  'hours-do-not-add-up': {
    title: 'Les heures ne tombent pas juste',
    reason: `${unproved}. Le certificat dit les heures réellement suivies.`,
    mend: 'Corrigez les minutes notées, puis le certificat.',
    where: 'documents',
  },
  'no-positioning': {
    title: 'Le positionnement manque',
    reason:
      'Référentiel national qualité (arrêté du 6 juin 2019), indicateur 8 : le positionnement à l’entrée est fait et gardé.',
    mend: 'Faites-le passer, même tard, ou gardez l’entretien qui en a tenu lieu.',
    where: 'quiz',
  },
  'no-assessment': {
    title: 'L’évaluation des acquis manque',
    reason:
      'Référentiel national qualité (arrêté du 6 juin 2019), indicateur 11 : l’atteinte des objectifs est évaluée.',
    mend: 'Ouvrez une tentative de l’évaluation finale, ou saisissez la copie faite sur papier.',
    where: 'quiz',
  },
  'certificate-stale': {
    title: 'Un document ne dit plus ce que disent les preuves',
    reason: `${unproved}. Le certificat de réalisation engage l’organisme.`,
    mend: 'Corrigez le document : sa version suivante remplace l’ancienne.',
    where: 'documents',
  },
};

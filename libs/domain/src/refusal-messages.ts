import { typeset } from './french';
import { ofName } from './name';
import type { RefusalCode, RefusalDetails } from './refusal';
import { mergeObstacleWords } from './same-person';
import type { MergeObstacle } from './same-person';

export interface RefusalMessage {
  title: string;
  detail: string;
}

type Sentence = string | ((details: RefusalDetails) => string);

/** Who else can do it, act by act: nobody makes a certificate alone. */
const secondPerson: Record<string, string> = {
  agreement:
    'L’accord sur une signature se donne par quelqu’un qui ne l’a ni faite ni recueillie : une autre personne qui anime ou coordonne, ou l’administration nationale.',
  dates:
    'Ces dates étaient déjà passées quand elles ont été saisies. Une autre personne de la coordination, ou l’administration nationale, doit d’abord les confirmer.',
  issue:
    'Une demi-journée comptée ici ne repose que sur vous. Une autre personne peut la contresigner, ou émettre le document : la coordination du hub, ou l’administration nationale.',
};

/** Per refusal: a title that says what happened, and a detail that says what is kept and what to do. */
const messages: Record<RefusalCode, readonly [title: string, detail: Sentence]> = {
  'act-pointless': [
    'C’est déjà fait',
    'Quelqu’un de l’équipe l’a fait avant vous : la page montre où en est l’évaluation. Rien n’a changé.',
  ],
  'address-settled': [
    'Cette personne est déjà venue avec son adresse',
    'Elle seule peut en changer maintenant, dans « Mon compte ». Rien n’a changé.',
  ],
  'address-taken': [
    'Cette adresse est déjà celle de quelqu’un',
    'Une adresse ne sert qu’à une personne. Si c’est la même, retirez cette fiche-ci de la session et inscrivez-la à cette adresse. Rien n’a changé.',
  ],
  'already-enrolled': [
    'Cette personne est déjà inscrite',
    'Elle figure déjà dans la session. Rien n’a changé.',
  ],
  'already-signed': [
    'Cette demi-journée est déjà signée',
    'Votre première signature est bien gardée. Il n’y a rien à refaire.',
  ],
  'announced-too-late': [
    'La demi-journée commence',
    'Une absence s’annonce avant l’ouverture de la signature. Prévenez l’équipe qui vous forme, de vive voix ou par téléphone.',
  ],
  'answer-incomplete': [
    'Votre réponse est incomplète',
    'Une partie de la question est restée sans réponse, et rien n’est verrouillé. Ce que vous avez donné est gardé : complétez-le, puis validez à nouveau.',
  ],
  'answer-invalid': [
    'Cette réponse n’a pas pu être enregistrée',
    'Elle ne correspond pas aux choix proposés. Vos autres réponses sont gardées. Rechargez la page, puis répondez de nouveau.',
  ],
  'answer-locked': [
    'Cette question a déjà sa réponse',
    'La première réponse reçue est gardée, et sa correction est affichée. Passez à la question suivante.',
  ],
  'attempt-closed': [
    'Cet essai est terminé',
    'Les réponses reçues avant la fin sont gardées et comptent. Elles ne peuvent plus changer.',
  ],
  'profile-closed': [
    'La formation a commencé',
    'Ce que vous aviez déjà dit est gardé. Pour ajouter quelque chose, dites-le à votre équipe.',
  ],
  'attempt-under-way': [
    'Un essai est en cours sur un appareil',
    'La feuille n’est pas enregistrée, votre saisie est gardée ici. Demandez à cette personne de rendre son essai, ou attendez la fin de son temps, puis recommencez.',
  ],
  'attempts-exhausted': [
    'Il ne reste pas d’essai',
    ({ passed, copied }) => {
      if (copied) {
        return passed
          ? 'Cette personne a déjà réussi : son résultat est gardé, et sa feuille n’est pas enregistrée. Rien n’a changé.'
          : 'Cette personne a utilisé tous ses essais : sa feuille n’est pas enregistrée, votre saisie est gardée ici. Rouvrez-lui un essai depuis la page de l’évaluation, puis recommencez.';
      }
      return passed
        ? 'L’évaluation est déjà réussie : votre résultat est gardé.'
        : 'Tous vos essais sont gardés et le meilleur compte. Parlez-en à l’équipe qui vous forme.';
    },
  ],
  'badge-unreadable': [
    'Nous ne pouvons pas lire ce fichier',
    ({ fault }) =>
      `${fault ?? 'Ce n’est pas un document que nous lisons.'} Rien n’a été gardé. Choisissez le fichier tel qu’il vous a été remis.`,
  ],
  'certificate-exists': [
    'Ce document est déjà émis',
    'Aucun double n’a été créé. Pour une faute, corrigez le document existant : il gardera son numéro.',
  ],
  'certificate-not-earned': [
    'Ce document ne peut pas encore être émis',
    ({ missing }) =>
      `${missing ?? 'Toutes les conditions ne sont pas réunies.'} Rien n’a été émis.`,
  ],
  'name-not-printable': [
    'Un nom ne peut pas être imprimé',
    ({ characters }) =>
      `Nos polices n’ont pas ${characters ?? 'certains caractères'}. Corrigez le nom dans « Personnes », en lettres latines comme sur le passeport, puis émettez. Rien n’a été émis.`,
  ],
  'certificate-revoked': [
    'Ce document est révoqué',
    'Une révocation est définitive. Le document et son motif restent consultables.',
  ],
  'code-expired': [
    'Ce code a expiré',
    'Demandez-en un nouveau : il arrivera par courriel. Rien n’est perdu.',
  ],
  'code-wrong': [
    'Ce code ne convient pas',
    ({ triesLeft }) =>
      triesLeft === undefined
        ? 'Vérifiez le dernier message reçu, ou demandez un nouveau code.'
        : `Vérifiez le dernier message reçu. Essais restants : ${triesLeft}.`,
  ],
  'cohort-full': [
    'La session est pleine',
    'Personne n’a été retiré. Ajoutez une place, ou gardez la personne en liste d’attente : la première place libre sera pour la première arrivée.',
  ],
  'cohort-incomplete': [
    'La session n’est pas prête à ouvrir',
    ({ missing }) =>
      `Il manque encore ${missing ?? 'des renseignements'}. Tout ce qui est saisi est gardé.`,
  ],
  'cohort-not-closable': [
    'La session ne peut pas encore être close',
    ({ missing }) =>
      `Une session se clôt après sa dernière demi-journée.${missing ? ` Pour l’instant : ${missing}.` : ''} Rien n’a changé.`,
  ],
  'cohort-not-open': [
    'Cette session ne peut pas changer ainsi',
    'Elle n’est pas ouverte, ou ne l’est plus. Rien n’a changé. Vérifiez son état, puis réessayez.',
  ],
  'content-invalid': [
    'Ce cours comporte des fautes',
    ({ faults }) =>
      `${faults ?? 'Corrigez les fichiers signalés.'} La version en service n’a pas changé.`,
  ],
  'contest-too-early': [
    'Cette demi-journée n’a pas commencé',
    'Rien n’y est encore noté. Vous pourrez contester ce qui le sera.',
  ],
  'contest-waits': [
    'Votre contestation attend déjà une réponse',
    'Elle est gardée. L’équipe qui vous forme y répond, puis vous pourrez contester à nouveau.',
  ],
  'countersign-too-early': [
    'Il est trop tôt pour contresigner',
    'La contresignature est possible un quart d’heure avant la fin de la demi-journée : ce qui s’y passe doit d’abord être vu. Les signatures reçues sont gardées.',
  ],
  'csv-invalid': [
    'Ce fichier n’a pas pu être lu',
    ({ missing, found, seen }) =>
      missing
        ? `Colonne introuvable : ${missing}. ${found ? `Colonnes lues : ${found}. ` : ''}Personne n’a été ajouté. Complétez la ligne d’en-têtes, puis importez la liste de nouveau.`
        : `${seen ? `Ce qui a été reçu : ${seen}. ` : ''}Personne n’a été ajouté. Dans votre tableur, enregistrez la liste au format Excel (.xlsx) ou CSV, puis importez ce fichier ; ou copiez le tableau et collez-le ici.`,
  ],
  'file-changed': [
    'Ce fichier n’est plus lu comme tout à l’heure',
    'Rien n’a été gardé. Lisez-le de nouveau, regardez ce qu’il donne, puis gardez ce que vous voulez.',
  ],
  forbidden: [
    'Cette action ne vous est pas ouverte',
    'Rien n’a changé. Si elle devrait l’être, demandez à la coordination de votre hub.',
  ],
  'half-day-has-signatures': [
    'Cette demi-journée porte des signatures',
    'Elle ne peut plus être déplacée ni retirée. Les dates et les signatures n’ont pas changé.',
  ],
  'half-day-invalid': [
    'Les horaires sont à revoir',
    ({ slot }) =>
      `${slot ? `${slot} : une` : 'Une'} demi-journée finit après son début et dure de 30 min à 6 h. Les dates enregistrées n’ont pas changé.`,
  ],
  'half-day-overlaps': [
    'Deux demi-journées se chevauchent',
    ({ slot, other }) =>
      (other
        ? `${slot} et ${other} : la session serait à deux endroits à la fois.`
        : `${slot ?? 'Une demi-journée'} : l’équipe ou une personne inscrite est déjà prise par une autre session à ce moment.`) +
      ' Les dates enregistrées n’ont pas changé. Changez un horaire, puis réessayez.',
  ],
  'id-reused': [
    'Cet envoi a déjà servi',
    'Un envoi portant la même marque, mais un autre contenu, a été reçu avant : il est gardé tel quel. Rechargez la page, puis recommencez.',
  ],
  'input-invalid': [
    'Une saisie est à revoir',
    ({ fields }) =>
      fields === undefined
        ? 'Rien n’a été enregistré. Vérifiez ce que vous envoyez, puis recommencez.'
        : `Rien n’a été enregistré. Corrigez ${Number(fields) > 1 ? 'les champs signalés' : 'le champ signalé'}, puis envoyez de nouveau.`,
  ],
  'input-too-large': [
    'Cet envoi est trop volumineux',
    'Rien n’a été enregistré. Envoyez un fichier plus petit, ou en plusieurs fois.',
  ],
  'invitation-answered': [
    'Cette invitation a déjà sa réponse',
    'La réponse est gardée. Pour en changer, écrivez à la coordination.',
  ],
  'invitation-expired': [
    'Cette invitation a expiré',
    'Le délai de réponse est passé. Écrivez à la coordination : s’il reste une place, elle vous invitera de nouveau.',
  ],
  'invitation-withdrawn': [
    'Cette invitation n’est plus valable',
    ({ contact }) =>
      `L’inscription a été retirée. ${contact ? `Pour en savoir plus, écrivez à ${contact}.` : 'La coordination peut vous dire pourquoi.'}`,
  ],
  'known-address': [
    'Cette adresse est déjà celle de quelqu’un',
    ({ name, differs }) =>
      name
        ? `C’est l’adresse ${ofName(String(name))}. S’il s’agit bien de cette personne, confirmez. Sinon, demandez une autre adresse : elle sert à reconnaître chacun. Rien n’a changé.`
        : differs
          ? 'Elle est connue ailleurs, sous un autre nom. Vérifiez l’adresse et le nom avec la personne. Rien n’a changé.'
          : 'Elle est connue d’un autre hub. Si c’est bien la personne que vous attendez, confirmez : son nom et sa structure vous seront montrés quand elle aura accepté. Rien n’a changé.',
  ],
  'late-reason-required': [
    'Dites pourquoi vous signez après l’heure',
    'Une phrase suffit. Votre signature sera gardée et soumise à l’accord de l’équipe qui vous forme.',
  ],
  'late-too-late': [
    'Le délai pour signer est passé',
    'Une demi-journée peut être signée jusqu’à 72 h après sa fin. Parlez-en à l’équipe qui vous forme.',
  ],
  'move-settled': [
    'Cette personne a déjà commencé dans sa nouvelle session',
    'Elle y a lu, répondu ou signé depuis : le déplacement ne s’annule plus. Vous pouvez la déplacer à nouveau, vers une autre session. Rien n’a changé.',
  ],
  'not-enrolled': [
    'Vous n’êtes pas dans cette session',
    'Seules les personnes dont l’inscription est acceptée ont accès à ses demi-journées. Si vous êtes dans la salle, demandez que l’on vous ajoute à la liste.',
  ],
  'not-found': [
    'Cette page n’est pas la vôtre, ou n’existe plus',
    'Vérifiez l’adresse, ou revenez à l’accueil. Rien n’a changé.',
  ],
  'not-observed': [
    'Rien n’a encore été observé',
    'Une grille se valide quand quelqu’un a observé cette personne, et vu au moins un critère. Rien n’a changé : observez-la, ou attendez la grille d’un pair.',
  ],
  'observation-closed': [
    'La grille ne se remplit pas maintenant',
    'Elle s’ouvre avec la demi-journée où l’on anime, et se ferme avec la session. Ce que vous avez noté reste sur cet appareil.',
  ],
  'not-signed-in': [
    'Votre session de connexion est fermée',
    'Connectez-vous pour continuer. Ce qui était gardé sur cet appareil l’est toujours.',
  ],
  'nothing-to-countersign': [
    'Il n’y a rien à contresigner',
    'Personne n’a encore signé cette demi-journée. Ouvrez la signature, ou attendez la première.',
  ],
  'origin-refused': [
    'Cette demande ne vient pas de notre site',
    'Par prudence, rien n’a été fait. Ouvrez le site à son adresse habituelle, puis réessayez.',
  ],
  'link-of-another': [
    'Ce lien est au nom d’une autre personne',
    'Dans ce navigateur, quelqu’un d’autre est entré. Sortez de ce compte, ou ouvrez le lien sur votre propre appareil. Rien n’a été signé.',
  ],
  'other-person': [
    'Une autre personne est entrée sur cet appareil',
    'Ce qui est gardé ici partira quand la personne qui l’a fait entrera à nouveau. Rien n’est perdu, et rien n’a été enregistré sous un autre nom.',
  ],
  'password-weak': [
    'Ce mot de passe est trop fragile',
    ({ fault }) =>
      `${fault ?? 'Choisissez une phrase de 12 caractères au moins.'} L’ancien n’a pas changé.`,
  ],
  'password-wrong': [
    'L’adresse et le mot de passe ne vont pas ensemble',
    'Vérifiez l’un et l’autre, ou demandez un code par courriel : il suffit pour entrer.',
  ],
  'question-incomplete': [
    'Cette question n’est pas prête à être posée',
    ({ fault }) =>
      `${fault ?? 'Il y manque quelque chose.'} Elle reste un brouillon, rien n’est perdu : complétez-la, puis recommencez.`,
  ],
  'cafe-not-yet': [
    'Mon café s’ouvre le deuxième jour',
    'On le prépare à partir du deuxième jour de la formation. Ce que vous avez écrit est gardé sur cet appareil.',
  ],
  'quiz-not-available': [
    'Ce quiz n’est pas accessible en ce moment',
    'Il s’ouvre avec la session et se ferme avec elle. Vos réponses déjà reçues sont gardées.',
  ],
  'quiz-opens-later': [
    'Cette évaluation n’est pas encore ouverte',
    'Elle s’ouvre plus tard dans la formation, à l’heure dite sur sa page. Aucun essai n’est compté. Les entraînements sont ouverts.',
  ],
  'quiz-paused': [
    'L’évaluation est en pause',
    'La personne qui vous forme l’a suspendue : le temps ne passe pas. Vos réponses déjà reçues sont gardées. Revenez dès qu’elle reprend.',
  ],
  'quiz-short': [
    'Il manque des questions pour ce quiz',
    ({ missing, form }) =>
      `${form ? `Forme ${form} : il` : 'Il'} en manque ${missing ?? 'au moins une'} parmi les questions publiées. Publiez-en d’autres ou élargissez le tirage. Rien n’a changé.`,
  ],
  'reason-required': [
    'Un motif est nécessaire',
    ({ missing }) =>
      `${missing ? `Il reste ceci : ${missing}. ` : ''}Dites en une phrase pourquoi vous continuez : elle sera gardée dans l’historique. Rien n’a changé.`,
  ],
  'seat-gone': [
    'Il ne reste plus de place',
    ({ contact }) =>
      `La session est pleine pour l’instant. Écrivez à ${contact ?? 'la coordination'} : dès qu’une place se libère, l’équipe peut vous inviter de nouveau.`,
  ],
  'room-code-wrong': [
    'Ce code n’est pas celui de l’écran',
    'Il change toutes les cinq minutes, et vaut pour cette session seulement. Relisez-le à l’écran de la salle, puis tapez-le à nouveau.',
  ],
  'second-person': [
    'Une deuxième personne est nécessaire',
    ({ for: what }) =>
      `${secondPerson[String(what)] ?? ''} Rien n’a changé, rien n’est perdu.`.trim(),
  ],
  'sign-in-again': [
    'Dites d’abord que c’est bien vous',
    'Ceci se fait dans le quart d’heure qui suit une entrée : un appareil oublié ne suffit pas. Recevez un code à votre adresse, puis reprenez. Vous n’y avez plus accès ? Écrivez à la coordination de votre session. Rien n’a changé.',
  ],
  'signing-closed': [
    'La signature est fermée',
    'La formatrice ou le formateur peut la rouvrir jusqu’à la fin de la demi-journée. Les signatures reçues sont gardées.',
  ],
  'signing-elsewhere': [
    'Cette demi-journée se signe autrement',
    ({ means }) =>
      means === 'own'
        ? 'Elle ne se signe pas d’ici : demandez à votre formatrice ou à votre formateur comment faire. Ce que vous avez signé ici reste sur votre appareil.'
        : 'Pour la signer ainsi, cochez-le dans « Façons de signer », puis envoyez de nouveau : la signature reste sur cet appareil.',
  ],
  'signing-means-kept': [
    'La signature a déjà été ouverte',
    'Une façon de signer peut encore s’ajouter, plus se retirer : quelqu’un a pu signer ainsi, et sa signature être en route. Rien n’a changé.',
  ],
  'signing-not-open': [
    'La signature n’est pas encore ouverte',
    'La formatrice ou le formateur va l’ouvrir. Restez sur cette page, elle se met à jour d’elle-même.',
  ],
  'signing-too-early': [
    'Il est trop tôt pour signer',
    'La signature ouvre au plus tôt un quart d’heure avant la demi-journée. Il n’y a rien à faire avant.',
  ],
  'staff-learner': [
    'On ne suit pas une session que l’on mène',
    ({ name }) =>
      `${name ?? 'Cette personne'} anime cette session ou coordonne ce hub : elle peut suivre la formation dans un autre hub. Personne n’a été ajouté.`,
  ],
  'reading-lowers': [
    'Une lecture ne retire rien',
    'Ce qui a été dit à cette personne tient : relue, sa réponse peut gagner des niveaux, jamais en perdre au total. Rien n’a changé.',
  ],
  'registration-closed': [
    'Cette inscription est close',
    ({ contact }) =>
      `Le lien ne prend plus de demandes. ${contact ? `Écrivez à ${contact}` : 'Écrivez à la coordination de la session'} : d’autres dates existent peut-être. Ce que vous avez tapé reste sur cette page.`,
  ],
  'regrading-stale': [
    'Des résultats ont changé depuis votre lecture',
    'Dans un groupe au moins, ce qui changerait n’est plus ce que vous avez vu : rien n’y a été revu. Relisez ce qui change, puis confirmez à nouveau.',
  ],
  'stale-edit': [
    'Quelqu’un a enregistré avant vous',
    'Ses changements sont gardés, les vôtres ne sont pas encore enregistrés. Relisez la version à jour, puis reportez vos changements.',
  ],
  'cohort-without-dates': [
    'Cette session n’a pas encore de dates',
    'Un message ne se lit qu’avec des dates : ajoutez une demi-journée à la session, ou choisissez-en une autre.',
  ],
  'gathering-not-begun': [
    'Cette rencontre n’a pas encore commencé',
    'Revenez quand elle aura eu lieu. Rien n’a changé.',
  ],
  'gathering-over': [
    'Cette rencontre est passée, ou annulée',
    'Rien n’a changé. Les prochaines sont sur la page des cafés animation.',
  ],
  'merge-refused': [
    'Ces deux fiches ne peuvent pas être réunies',
    ({ obstacle }) =>
      `${mergeObstacleWords[obstacle as MergeObstacle] ?? ''} Rien n’a changé.`.trim(),
  ],
  'merged-person': [
    'Cette personne a plusieurs fiches réunies',
    'Les droits de l’équipe tiennent à une seule fiche. Séparez ses fiches dans « Personnes », puis donnez-lui ce rôle. Rien n’a changé.',
  ],
  'mail-refused': [
    'L’essai n’est pas parti',
    'Le serveur de courrier ne l’a pas pris. Rien n’est perdu : réessayez dans quelques minutes, et vérifiez votre adresse.',
  ],
  'question-failed': [
    'La réponse à la question n’est pas la bonne',
    'Elle évite les envois automatiques. Une autre question vous est posée ; ce que vous avez écrit est toujours là.',
  ],
  'cafe-closed': [
    'Ce café ne prend plus de place',
    'Il a commencé, il est passé ou il est annulé. Rien n’a été enregistré.',
  ],
  'endorsement-closed': [
    'Cette recommandation n’attend plus de réponse',
    'Elle a déjà sa réponse, ou son délai est passé. Rien n’a changé : la personne qui anime peut en demander une autre.',
  ],
  'endorsements-enough': [
    'Plusieurs personnes ont déjà votre demande',
    'Attendez une réponse : une seule suffit. Rien n’est parti cette fois.',
  ],
  'own-endorsement': [
    'Personne ne se recommande soi-même',
    'Cette adresse est la vôtre. Demandez à la personne qui a co-animé, au lieu qui vous a reçu, ou à votre formateur ou formatrice.',
  ],
  'survey-not-open': [
    'Ce questionnaire n’est pas ouvert',
    'Il s’ouvre et se ferme avec la session. Rien n’a été enregistré cette fois ; ce que vous aviez déjà répondu est gardé.',
  ],
  'too-many-changes': [
    'Cette réponse a changé trop de fois',
    'La dernière qui a été reçue est gardée et compte. Attendez quelques minutes avant de la changer encore.',
  ],
  'too-many-tries': [
    'Trop d’essais',
    ({ minutes }) =>
      `Par prudence, attendez ${minutes === undefined ? 'quelques minutes' : `${minutes} min`} avant de recommencer. Rien n’est perdu.`,
  ],
  'transition-not-allowed': [
    'Ce changement d’état n’est pas possible',
    'L’état a pu changer entre-temps. Rechargez la page pour voir ce qui est possible. Rien n’a changé.',
  ],
  'typed-name-differs': [
    'Le nom tapé diffère du vôtre',
    ({ name }) =>
      `${name ? `Écrivez « ${name} »` : 'Écrivez vos prénom et nom'}, ou faites corriger votre fiche. Rien n’est encore signé.`,
  ],
  unavailable: [
    'Le service est momentanément indisponible',
    'Vos saisies restent sur cet appareil. Réessayez dans une minute.',
  ],
  unexpected: [
    'Quelque chose n’a pas marché de notre côté',
    'Vos saisies restent sur cet appareil. Réessayez ; si cela revient, signalez-le avec le numéro de la demande.',
  ],
};

/** The French sentences of a refusal: what happened, what is kept, what to do. */
export function refusalMessage(code: RefusalCode, details: RefusalDetails = {}): RefusalMessage {
  const [title, detail] = messages[code];
  return {
    title: typeset(title),
    detail: typeset(typeof detail === 'string' ? detail : detail(details)),
  };
}

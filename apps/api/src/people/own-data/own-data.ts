/** A part of what is kept about a person: its title, and the rows of person $1, the oldest first. */
export interface Part {
  title: string;
  /** The tables that it tells of. */
  tables: readonly string[];
  sql: string;
}

const myAddresses = `(select email from person where id = $1
                      union select email from other_address where person_id = $1)`;
const mine = '(select id from enrolment where person_id = $1)';
const myCertificates = `(select id from certificate where enrolment_id in ${mine})`;
const mySignatures = '(select id from signature where person_id = $1)';

/**
 * All that is kept about a person, each column under the words they read. Others who took part are
 * not named: what they did is theirs.
 */
export const parts: readonly Part[] = [
  {
    title: 'Mon identité',
    tables: ['person'],
    sql: `select p.first_name as "Prénom", p.last_name as "Nom", p.email as "Adresse électronique",
                 p.employer as "Structure", p.password_hash is not null as "Mot de passe choisi",
                 o.name as "Organisme qui m’a inscrit en premier", p.created_at as "Créé le"
          from person p left join organisation o on o.id = p.home_organisation_id where p.id = $1
          order by p.id`,
  },
  {
    title: 'Mes anciens noms',
    tables: ['former_name'],
    sql: `select first_name as "Prénom", last_name as "Nom", employer as "Structure",
                 until as "Jusqu’au", changed_by_id = $1 as "Changé par moi"
          from former_name where person_id = $1 order by until, id`,
  },
  {
    title: 'Mes autres adresses',
    tables: ['other_address'],
    sql: `select email as "Adresse électronique", confirmed_at as "Confirmée le"
          from other_address where person_id = $1 order by confirmed_at, id`,
  },
  {
    title: 'Mes fiches réunies',
    tables: ['person_merge'],
    sql: `select o.email as "Adresse de l’autre fiche", m.at as "Réunie le"
          from person_merge m join person o on o.id = m.other_id
          where m.person_id = $1 order by m.at, m.id`,
  },
  {
    title: 'Mes anciennes adresses',
    tables: ['former_address'],
    sql: `select email as "Adresse électronique", until as "Jusqu’au", told_at as "Prévenue le"
          from former_address where person_id = $1 order by until, id`,
  },
  {
    title: 'Mes rôles',
    tables: ['role_grant'],
    sql: `select o.name as "Organisme", r.role as "Rôle"
          from role_grant r join organisation o on o.id = r.organisation_id
          where r.person_id = $1 order by o.name, r.role`,
  },
  {
    title: 'Les sessions que j’anime',
    tables: ['cohort_trainer'],
    sql: `select c.title as "Session", c.starts_at as "Début"
          from cohort_trainer t join cohort c on c.id = t.cohort_id
          where t.person_id = $1 order by c.starts_at, c.id`,
  },
  {
    title: 'Où je suis connecté',
    tables: ['session'],
    sql: `select device as "Appareil", created_at as "Depuis", last_seen_at as "Vu le",
                 expires_at as "Jusqu’au" from session where person_id = $1 order by created_at, id`,
  },
  {
    title: 'Les agendas qui lisent mes demi-journées',
    tables: ['agenda_feed'],
    sql: `select case kind when 'learner' then 'que je suis' else 'que j’anime' end as "Demi-journées", made_at as "Adresse créée le", last_read_at as "Lue le"
          from agenda_feed where person_id = $1 order by made_at, id`,
  },
  {
    title: 'Les codes demandés pour entrer',
    tables: ['login_code'],
    sql: `select email as "Adresse électronique", created_at as "Demandé le",
                 expires_at as "Bon jusqu’au", used_at as "Servi le"
          from login_code
          where claimed_by_id = $1 or email in ${myAddresses}
          order by created_at, id`,
  },
  {
    title: 'Les places que j’ai demandées',
    tables: ['registration', 'confidential_request'],
    sql: `select c.title as "Session", r.email as "Adresse électronique", r.first_name as "Prénom",
                 r.last_name as "Nom", r.employer as "Structure", r.siret as "SIRET",
                 r.occupation as "Métier", r.experience as "Animation", r.needs as "Attentes",
                 r.accommodation as "Aménagement souhaité", n.details as "Ce dont j’ai besoin",
                 n.answered_at as "Répondu le", r.status as "État", r.created_at as "Demandé le",
                 r.proved_at as "Adresse confirmée le", r.decided_at as "Décidé le",
                 r.refusal_reason as "Motif du refus"
          from registration r join registration_link l on l.id = r.link_id
          join cohort c on c.id = l.cohort_id
          left join confidential_request n on n.registration_id = r.id
          where r.enrolment_id in ${mine}
             or (r.proved_at is not null and r.email in ${myAddresses})
          order by r.created_at, r.id`,
  },
  {
    title: 'Mes inscriptions',
    tables: ['enrolment'],
    sql: `select c.title as "Session", o.name as "Organisme", e.status as "État",
                 e.walk_in as "Ajouté sur place", e.name_checked_at as "Nom relu le", e.written_as as "Écrit par le hub",
                 e.created_at as "Inscrit le", e.invited_at as "Invité le",
                 e.answer_before as "Réponse attendue avant", e.answered_at as "Répondu le",
                 e.link_used_at as "Lien servi le", e.withdrawn_at as "Retiré le",
                 e.withdrawal_reason as "Motif du retrait",
                 e.extra_time as "Temps supplémentaire en %",
                 e.messages_paused_at as "Messages suspendus depuis le", e.completed_at as "Terminé le"
          from enrolment e join cohort c on c.id = e.cohort_id
          join organisation o on o.id = c.organisation_id
          where e.person_id = $1 order by e.created_at, e.id`,
  },
  {
    title: 'Mes séquences',
    tables: ['lesson_progress'],
    sql: `select lesson_id as "Séquence", section_id as "Endroit", seen_at as "Vue le",
                 done_at as "Faite le"
          from lesson_progress where enrolment_id in ${mine} order by seen_at, lesson_id`,
  },
  {
    title: 'Ce que j’ai dit de moi avant la formation',
    tables: ['learner_profile'],
    sql: `select publics as "Publics", experience as "Animation", tools as "Outils",
                 worries as "Inquiétudes", place as "Lieu du café", updated_at as "Écrit le"
          from learner_profile where enrolment_id in ${mine} order by updated_at`,
  },
  {
    title: 'Mes réclamations',
    tables: ['complaint'],
    sql: `select received_on as "Reçue le", body as "Réclamation", answer as "Réponse",
                 answered_on as "Répondu le"
          from complaint where by_id = $1 order by received_on, id`,
  },
  {
    title: 'Mes réponses aux questionnaires',
    tables: ['survey_answer'],
    sql: `select kind as "Questionnaire", ratings as "Coché", words as "Écrit",
                 call_back as "Rappel demandé", answered_at as "Répondu le"
          from survey_answer where enrolment_id in ${mine} order by answered_at, id`,
  },
  {
    title: 'Mes essais aux quiz',
    tables: ['quiz_attempt'],
    sql: `select quiz_id as "Quiz", kind as "Genre", number as "Essai", status as "État",
                 entered_by_id is not null as "Saisi d’après ma feuille",
                 started_at as "Commencé le", deadline_at as "À rendre avant",
                 submitted_at as "Rendu le",
                 percent as "Résultat en %", passed as "Réussi"
          from quiz_attempt where enrolment_id in ${mine} order by started_at, id`,
  },
  {
    title: 'Comment mes essais ont été notés',
    tables: ['attempt_result'],
    sql: `select t.quiz_id as "Quiz", t.number as "Essai", r.cause as "Pourquoi", r.at as "Le",
                 r.percent as "Résultat en %", r.passed as "Réussi", r.shares as "Point par question"
          from attempt_result r join quiz_attempt t on t.id = r.attempt_id
          where t.enrolment_id in ${mine} order by r.sequence`,
  },
  {
    title: 'Les questions que j’ai écrites ou relues',
    tables: ['question_version', 'question_review'],
    sql: `select 'écrite' as "Fait", v.created_at as "Le", v.number as "Version", v.note as "Note",
                 v.content as "Question"
          from question_version v where v.author_id = $1
          union all
          select r.status, r.at, v.number, v.note, v.content
          from question_review r join question_version v on v.id = r.version_id where r.by_id = $1
          order by 2`,
  },
  {
    title: 'Les questions corrigées pour lesquelles j’ai fait revoir des résultats',
    tables: ['regrading'],
    sql: `select r.at as "Le", v.content as "Question", r.lowers as "Aussi à la baisse",
                 d.content as "Ce que j’en ai dit"
          from regrading r join question_version v on v.id = r.version_id
          left join personal_data d on d.evidence_id = r.id and d.person_id = $1
          where r.by_id = $1 order by r.at, r.id`,
  },
  {
    title: 'Les images que j’ai données aux questions',
    tables: ['question_image'],
    sql: `select given_at as "Le", type as "Format", width as "Largeur", height as "Hauteur",
                 sha256 as "Empreinte"
          from question_image where given_by_id = $1 order by given_at, sha256`,
  },
  {
    title: 'Mes réponses',
    tables: ['quiz_answer'],
    sql: `select t.quiz_id as "Quiz", t.number as "Essai", a.question_id as "Question",
                 a.response as "Réponse", d.content as "Dans mes mots", a.certainty as "Certitude", a.client_time as "Heure de l’appareil",
                 a.received_at as "Reçue le", a.reception as "À temps"
          from quiz_answer a join quiz_attempt t on t.id = a.attempt_id
          left join personal_data d on d.evidence_id = a.id and d.person_id = $1
          where t.enrolment_id in ${mine} order by a.sequence`,
  },
  {
    title: 'Les réponses libres lues : les miennes, et celles que j’ai lues',
    tables: ['answer_reading'],
    sql: `select r.reader_id = $1 as "Lue par moi", t.quiz_id as "Quiz", a.question_id as "Question",
                 r.levels as "Niveaux", r.at as "Le", d.content as "Ce qui m’en est dit"
          from answer_reading r join quiz_answer a on a.id = r.answer_id
          join quiz_attempt t on t.id = a.attempt_id
          left join personal_data d on d.evidence_id = r.id and d.person_id = $1
          where t.enrolment_id in ${mine} or r.reader_id = $1 order by r.at, r.id`,
  },
  {
    title: 'Les essais que l’on m’a rouverts',
    tables: ['quiz_window_act'],
    sql: `select a.quiz_id as "Quiz", a.at as "Le", d.content->>'reason' as "Motif"
          from quiz_window_act a
          left join personal_data d on d.evidence_id = a.id and d.person_id = $1
          where a.enrolment_id in ${mine} order by a.sequence`,
  },
  {
    title: 'Ce que j’ai fait des quiz en salle',
    tables: ['quiz_window_act'],
    sql: `select quiz_id as "Quiz", act as "Fait", at as "Le", minutes as "Minutes"
          from quiz_window_act where by_id = $1 order by sequence`,
  },
  {
    title: 'Les versions papier que j’ai préparées',
    tables: ['quiz_paper'],
    sql: `select quiz_id as "Quiz", number as "Numéro", form as "Forme", prepared_at as "Le"
          from quiz_paper where prepared_by_id = $1 order by prepared_at, id`,
  },
  {
    title: 'Les quiz que j’ai écrits',
    tables: ['quiz_version'],
    sql: `select number as "Version", created_at as "Le", plan as "Plan"
          from quiz_version where author_id = $1 order by created_at, id`,
  },
  {
    title: 'Mes signatures',
    tables: ['signature'],
    sql: `select h.title as "Demi-journée", h.starts_at as "Début", s.role as "En tant que",
                 s.way as "Façon", s.statement as "Texte signé", d.content as "Ce que j’ai donné",
                 s.client_time as "Heure de l’appareil", s.server_time as "Reçue le",
                 s.late as "Après l’heure", s.received_later as "Reçue plus tard",
                 s.link_id is not null as "Par un lien personnel",
                 s.photo_id is not null as "Sur une feuille de papier",
                 s.duplicates_id is not null as "En double"
          from signature s join half_day h on h.id = s.half_day_id
          left join personal_data d on d.evidence_id = s.id and d.person_id = $1
          where s.person_id = $1 order by s.server_time, s.id`,
  },
  {
    title: 'Les feuilles signées à la main que j’ai photographiées',
    tables: ['sheet_photo'],
    sql: `select h.title as "Demi-journée", p.given_at as "Le", p.hash as "Empreinte"
          from sheet_photo p join half_day h on h.id = p.half_day_id
          where p.given_by_id = $1 order by p.given_at, p.id`,
  },
  {
    title: 'Les liens pour signer que l’on m’a envoyés',
    tables: ['signing_link'],
    sql: `select h.title as "Demi-journée", l.asked_at as "Demandé le"
          from signing_link l join half_day h on h.id = l.half_day_id
          where l.enrolment_id in ${mine} order by l.asked_at, l.id`,
  },
  {
    title: 'Envois de mes documents demandés par l’équipe',
    tables: ['document_sending'],
    sql: `select asked_at as "Demandé le" from document_sending
          where enrolment_id in ${mine} order by asked_at, id`,
  },
  {
    title: 'Accords donnés à mes signatures après l’heure',
    tables: ['late_agreement'],
    sql: `select l.agreed as "Accord", l.at as "Le", d.content as "Ce qui en est dit"
          from late_agreement l
          left join personal_data d on d.evidence_id = l.id and d.person_id = $1
          where l.signature_id in ${mySignatures} order by l.at, l.id`,
  },
  {
    title: 'Absences annoncées, minutes notées, contestations et réponses',
    tables: ['attendance_word'],
    sql: `select h.title as "Demi-journée", w.kind as "Nature", w.at as "Le",
                 d.content as "Ce qui en est dit"
          from attendance_word w join half_day h on h.id = w.half_day_id
          left join personal_data d on d.evidence_id = w.id and d.person_id = $1
          where w.person_id = $1 order by w.at, w.id`,
  },
  {
    title: 'Minutes manquées',
    tables: ['absence'],
    sql: `select a.minutes as "Minutes", a.at as "Corrigé le", d.content as "Ce qui en est dit"
          from absence a left join personal_data d on d.evidence_id = a.id and d.person_id = $1
          where a.enrolment_id in ${mine} order by a.id`,
  },
  {
    title: 'Les grilles d’observation : celles de mon animation, et celles que j’ai remplies',
    tables: ['observation'],
    sql: `select o.observer_id = $1 as "Remplie par moi", o.role as "En tant que",
                 o.marks as "Niveaux", o.client_time as "Heure de l’appareil",
                 o.received_at as "Reçue le", d.content as "Ce qui y est dit de moi"
          from observation o left join personal_data d on d.evidence_id = o.id and d.person_id = $1
          where o.enrolment_id in ${mine} or o.observer_id = $1 order by o.received_at, o.id`,
  },
  {
    title: 'Les grilles validées quand j’animais',
    tables: ['observation_validation'],
    sql: `select v.marks as "Niveaux retenus", v.at as "Validée le", d.content as "Ce qui en est dit"
          from observation_validation v
          left join personal_data d on d.evidence_id = v.id and d.person_id = $1
          where v.enrolment_id in ${mine} order by v.at, v.id`,
  },
  {
    title: 'Mes documents',
    tables: ['certificate', 'document_share', 'personal_data'],
    sql: `select c.number as "Numéro", c.version as "Version", c.kind as "Nature",
                 c.code as "Code de vérification", c.issued_at as "Émis le", c.facts as "Faits",
                 d.content as "Ce qui y est dit de moi", s.code as "Code du lien de partage",
                 s.opened_at as "Partagé depuis", s.named as "Avec mon nom entier"
          from certificate c left join document_share s on s.number = c.number
          left join personal_data d on d.evidence_id = c.id and d.person_id = $1
          where c.enrolment_id in ${mine} order by c.issued_at, c.id`,
  },
  {
    title: 'Ce qu’ils sont devenus',
    tables: ['certificate_event'],
    sql: `select c.number as "Numéro", e.kind as "Fait", e.at as "Le",
                 d.content as "Ce qui en est dit"
          from certificate_event e join certificate c on c.id = e.certificate_id
          left join personal_data d on d.evidence_id = e.id and d.person_id = $1
          where e.certificate_id in ${myCertificates} order by e.at, e.id`,
  },
  {
    title: 'Mes documents, tels que remis',
    tables: ['certificate_file'],
    sql: `select c.number as "Numéro", f.annex as "Avec l’annexe", f.sha256 as "Empreinte du fichier",
                 f.signed_at as "Signé le"
          from certificate_file f join certificate c on c.id = f.certificate_id
          where f.certificate_id in ${myCertificates} order by f.signed_at, f.edition`,
  },
  {
    title: 'Mes badges',
    tables: ['badge', 'badge_share'],
    sql: `select b.achievement as "Nature", b.issued_at as "Émis le",
                 d.content->>'credential' as "Badge", s.code as "Code du lien de partage",
                 s.opened_at as "Partagé depuis", s.named as "Avec mon nom"
          from badge b left join badge_share s on s.badge_id = b.id
          left join personal_data d on d.evidence_id = b.id and d.person_id = $1
          where b.certificate_id in ${myCertificates} order by b.issued_at, b.id`,
  },
  {
    title: 'Mon premier café',
    tables: ['cafe'],
    sql: `select planned_on::text as "Jour", place as "Lieu", ally as "Avec",
                 question as "Question", updated_at as "Écrit le"
          from cafe where enrolment_id in ${mine} order by updated_at`,
  },
  {
    title: 'L’aide entre personnes qui animent',
    tables: ['cafe_helper', 'cafe_pairing'],
    sql: `select 'j’aide' as "Comment", departement as "Département", agreed_at as "Depuis"
          from cafe_helper where person_id = $1
          union all
          select case when helper_id = $1 then 'j’aide une personne' else 'une personne m’aide' end,
                 null, paired_at
          from cafe_pairing where helper_id = $1 or enrolment_id in ${mine} order by 3, 1`,
  },
  {
    title: 'Les ressources que j’ai proposées, ou qui ont servi dans mon café',
    tables: ['resource', 'resource_use'],
    sql: `select title as "Titre", 'proposée' as "Comment", status as "État",
                 proposed_at as "Quand" from resource where proposed_by_id = $1
          union all
          select r.title, 'a servi', null, u.said_at
          from resource_use u join resource r on r.id = u.resource_id
          where u.enrolment_id in ${mine} order by 4, 1`,
  },
  {
    title: 'Les cafés animation où je suis inscrit, ou allé',
    tables: ['gathering_seat', 'gathering', 'gathering_series'],
    sql: `select s.title as "Rencontre", g.starts_at as "Début", p.signed_up_at as "Inscrit le",
                 p.came_at as "« J’y étais », dit le", p.reminded_at as "Rappelé le"
          from gathering_seat p join gathering g on g.id = p.gathering_id
          join gathering_series s on s.id = g.series_id
          where p.person_id = $1 order by g.starts_at, p.id`,
  },
  {
    title: 'Mes cafés annoncés',
    tables: ['public_cafe'],
    sql: `select title as "Titre", host_name as "Qui invite", co_host as "Avec", words as "Présentation",
                 place as "Lieu", address as "Adresse", starts_at as "Le", seats as "Places",
                 proposer_email as "Adresse électronique", hub_words as "Mots du hub",
                 answer as "Ma réponse", created_at as "Proposé le"
          from public_cafe where host_id = $1 or proposer_email in ${myAddresses}
          order by created_at, id`,
  },
  {
    title: 'Ce que j’ai raconté de mes cafés',
    tables: ['cafe_account', 'cafe_question'],
    sql: `select c.title as "Café", a.under25 as "Moins de 25 ans", a.adults as "De 25 à 60 ans",
                 a.over60 as "Plus de 60 ans",
                 array(select q.words from cafe_question q where q.cafe_id = a.cafe_id order by q.id)
                   as "Questions entendues",
                 a.worked as "Ce qui a marché", a.would_help as "Ce qui aiderait",
                 a.photo is not null as "Avec une photo", a.told_at as "Raconté le"
          from cafe_account a join public_cafe c on c.id = a.cafe_id
          where c.host_id = $1 or c.proposer_email in ${myAddresses} order by a.told_at, a.cafe_id`,
  },
  {
    title: 'Les recommandations que j’ai demandées, reçues ou données pour un café',
    tables: ['cafe_endorsement'],
    sql: `select c.title as "Café", n.name as "Qui recommande", n.quality as "À quel titre",
                 n.email as "Adresse électronique", n.status as "Réponse", n.words as "Mots",
                 n.named as "Nom dans le badge", n.asked_at as "Demandée le",
                 n.answered_at as "Répondu le"
          from cafe_endorsement n join public_cafe c on c.id = n.cafe_id
          where c.host_id = $1 or n.endorsed_by_id = $1 or n.email in ${myAddresses}
          order by n.asked_at, n.id`,
  },
  {
    title: 'Mes places dans des cafés',
    tables: ['cafe_seat'],
    sql: `select c.title as "Café", c.starts_at as "Le", s.first_name as "Prénom",
                 s.email as "Adresse électronique", s.arrived_at as "Demandée le"
          from cafe_seat s join public_cafe c on c.id = s.cafe_id
          where s.email in ${myAddresses} order by s.arrived_at, s.id`,
  },
  {
    title: 'Mes plans de cafés',
    tables: ['cafe_plan', 'cafe_plan_version'],
    sql: `select v.content->>'title' as "Nom", v.number as "Version", v.saved_at as "Enregistré le",
                 p.shared_at as "Partagé avec mon groupe depuis", v.content::text as "Plan"
          from cafe_plan_version v join cafe_plan p on p.id = v.plan_id
          where p.enrolment_id in ${mine} order by v.saved_at`,
  },
  {
    title: 'Les messages qui m’ont été envoyés',
    tables: ['message', 'sent_letter', 'mail_return'],
    sql: `select m.rule as "Genre", m.status as "État", m.due_at as "Dû le", m.sent_at as "Envoyé le",
                 m.sent_to as "À l’adresse", m.last_error as "Dernière difficulté",
                 (select string_agg(r.kind || ' ' || r.code, ', ' order by r.at) from mail_return r
                  where r.mail_id = m.id) as "Ce qui en est revenu", l.subject as "Objet", l.html as "Texte",
                 l.attachments as "Fichiers joints", l.read_at as "Lu sur mes pages le"
          from message m left join sent_letter l on l.message_id = m.id
          where m.person_id = $1 order by m.due_at, m.id`,
  },
  {
    title: 'Les messages que je ne veux pas recevoir',
    tables: ['mail_refusal'],
    sql: `select choice as "Genre", at as "Depuis le" from mail_refusal
          where person_id = $1 order by at, choice`,
  },
  {
    title: 'Les messages que j’ai écrits',
    tables: ['note'],
    sql: `select written_at as "Écrit le", audience as "À qui", subject as "Objet", body as "Texte"
          from note where author_id = $1 order by written_at, id`,
  },
  {
    title: 'Le journal : ce que j’ai fait, et ce qui m’a été fait',
    tables: ['audit_event'],
    sql: `select e.at as "Le", e.action as "Fait", coalesce(e.actor_id = $1, false) as "Par moi",
                 e.detail as "Précisions", coalesce(to_jsonb(e.reason), d.content) as "Motif"
          from audit_event e left join personal_data d on d.evidence_id = e.id and d.person_id = $1
          where e.actor_id = $1
             or e.object_id in (select $1::text union select id::text from enrolment where person_id = $1
                                union select id::text from signature where person_id = $1
                                union select id::text from certificate where enrolment_id in ${mine})
          order by e.at, e.id`,
  },
];

/** Tables that hold nothing about a person, or nothing of their own; each says why. */
export const leftOut: Readonly<Record<string, string>> = {
  cafe_report: 'what nobody in particular says of a page',
  cafe_setting: 'how a hub approves cafés',
  certificate_counter: 'numbers alone',
  chain_link: 'hashes of evidence that is told already',
  chain_seal: 'time-stamps of these hashes',
  claim_correction: 'the course',
  document_key: 'keys of organisations',
  cohort: 'a session; who dated it is in the journal',
  cohort_funding: 'who pays for a session',
  cohort_quiz: 'the quizzes of a session',
  cohort_sum: 'sums over a group',
  cohort_template: 'a session that a hub begins others from; who kept it is in the journal',
  cohort_touched: 'sessions to count anew',
  common_question: 'a question in the words of a hub; who worded it is in the journal',
  common_question_tally: 'sums over cafés',
  course_question: 'the course',
  course_version: 'the course',
  erasure: 'whoever is erased signs in no more',
  cafe_kit: 'for a week, files drawn from the plans told already',
  evidence_bundle: 'for a week, a file of what is told already; who asked for it is in the journal',
  half_day: 'a session',
  improvement: 'what a hub decided to do better',
  issue_order:
    'how far documents issued together are; each document is told, and who issued it is in the journal',
  issuer_key: 'a key of an organisation',
  organisation: 'an organisation, published as such',
  own_criterion: 'what a team watches for in a session; who added it is in the journal',
  paper_template: 'how documents of a hub look; who made it so is in the journal',
  past_schedule: 'a session',
  question_tally: 'sums over a group',
  quiz: 'a quiz of a hub; who wrote its versions is told with them',
  quiz_tally: 'sums over a group',
  list_heading: 'what a hub calls the columns of its lists',
  registration_link: 'a link of a session',
  question: 'a question of the bank; who wrote its versions is told with them',
  rule_version: 'what a hub made of its messages; who did is in the journal',
  seal_notice: 'what an organisation is told',
  sheet_picture: 'shows several people; who signed on a sheet is told, and asks the hub to see it',
  stamp: 'the picture that an organisation signs with, published on its documents',
  territory: 'which hub answers for where',
  throttle: 'keyed digests, for an hour or a day',
  two_people:
    'that two records are two people, which says nothing of either; who said so is in the journal',
  word_notice: 'that a team was told of what is told with my half-days',
  worker_beat: 'the platform itself',
};

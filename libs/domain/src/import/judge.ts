import { cleanEmail, emailFault, looksShared } from '../email';
import { bareWord, typeset } from '../french';
import { cleanName, cleanText, fullName, nameFault, ofName } from '../name';
import type { PersonDraft } from './drafts';
import { sameNames } from '../whose-name';
import { looksDamaged } from './letters';

/** What must be answered by a person before a line is taken. */
export const importQuestions = ['damaged', 'shifted', 'left', 'gone', 'known-address'] as const;
export type ImportQuestion = (typeof importQuestions)[number];

/** What is known of somebody at an address that a list gives. */
export interface KnownAddress {
  /** Whose it is: a person may have several addresses. */
  personId: string;
  /** `here`: has a place, or waits for one, in the cohort; `gone`: declined it, or was withdrawn. */
  enrolled: 'here' | 'gone' | null;
  /** Whether the organisation must say that it is the same person: `recognise`. */
  verdict: 'same' | 'ask';
  /** Their name, where the organisation knows them. */
  name: string | null;
  /** Teaches the cohort or coordinates the hub: learns elsewhere. */
  staff: boolean;
}

/** A line of an imported list, and what would become of it. */
export interface JudgedLine extends PersonDraft {
  /** `existing`: known to us, not in this cohort; `enrolled`: already in it; `ask`: waits for an answer. */
  outcome: 'new' | 'existing' | 'ask' | 'enrolled' | 'duplicate' | 'invalid';
  /** The question of an `ask`. */
  question: ImportQuestion | null;
  /** Why the line is left out or what is asked, in French; null when neither. */
  fault: string | null;
  /** Worth knowing, though it holds nothing up. */
  notice: string | null;
  /** What has been answered with a yes. */
  yes: ImportQuestion[];
}

type Draft = PersonDraft & { yes: ImportQuestion[] };

function faultOf({ firstName, lastName, email }: PersonDraft): string | null {
  if (firstName === '') return 'le prénom manque';
  if (lastName === '') return 'le nom manque';
  return nameFault(firstName) ?? nameFault(lastName) ?? emailFault(email);
}

/** What to ask of a line, the first thing first. */
function questions(draft: Draft, known: KnownAddress | null): [ImportQuestion, string][] {
  const { firstName, lastName, employer } = draft;
  const written = fullName(draft);
  const asked: [ImportQuestion, string | false][] = [
    [
      'damaged',
      [firstName, lastName, employer].some(looksDamaged) &&
        'des lettres semblent abîmées. Corrigez-les, ou confirmez que tout est bien écrit ainsi',
    ],
    [
      'shifted',
      draft.uneven &&
        /^\d*$/.test(employer) &&
        employer !== '' &&
        `la ligne n’a pas autant de cases que d’en-têtes, et la structure lue est « ${employer} ». Corrigez-la, ou confirmez`,
    ],
    [
      'left',
      draft.left &&
        'd’après ce fichier, cette personne avait décliné ou quitté l’autre session. Confirmez pour l’inscrire dans celle-ci',
    ],
    [
      'gone',
      known?.enrolled === 'gone' &&
        'cette personne a décliné cette session ou en a été retirée. Confirmez pour la réinscrire',
    ],
    [
      'known-address',
      known?.verdict === 'ask' &&
        (known.name
          ? `cette adresse est celle ${ofName(known.name)} ; votre liste dit ${written}. S’il s’agit de la même personne, confirmez : elle garde son nom. Sinon, donnez ici à ${written} une adresse à son nom, même personnelle`
          : `cette adresse est connue d’un autre hub. Si c’est bien ${written}, confirmez. Sinon, corrigez l’adresse`),
    ],
  ];
  return asked.filter((each): each is [ImportQuestion, string] => each[1] !== false);
}

/**
 * What would become of each line. `known` answers who is at a draft’s address, as the organisation
 * may see them, `namesake` at which other address somebody of that name is; null for nobody. Nobody is enrolled in silence under another’s name or address: what
 * is doubtful waits for a yes of its own.
 */
export function judge(
  listed: readonly Draft[],
  known: (draft: PersonDraft) => KnownAddress | null,
  namesake: (draft: PersonDraft) => string | null,
): JudgedLine[] {
  const byAddress = new Map<string, Draft>();
  const byPerson = new Map<string, number>();
  const byName = new Map<string, number>();
  return listed.map(cleaned).map((draft): JudgedLine => {
    const { line, email } = draft;
    const say = (text: string) => typeset(`Ligne ${line} : ${text}.`);
    const left = (outcome: 'invalid' | 'duplicate', fault: string): JudgedLine => ({
      ...draft,
      outcome,
      question: null,
      fault: say(fault),
      notice: null,
    });
    const fault = faultOf(draft);
    if (fault) return left('invalid', fault);
    const earlier = byAddress.get(email);
    if (earlier) {
      return left(
        'duplicate',
        sameNames(earlier, draft)
          ? `même adresse qu’à la ligne ${earlier.line}`
          : `même adresse qu’à la ligne ${earlier.line}, pour une autre personne. Donnez à chacune la sienne, même personnelle`,
      );
    }
    byAddress.set(email, draft);
    const who = known(draft);
    const sameLine = who && byPerson.get(who.personId);
    if (sameLine) {
      return left(
        'duplicate',
        `même personne qu’à la ligne ${sameLine}, à une autre de ses adresses`,
      );
    }
    if (who) byPerson.set(who.personId, line);
    const isThem = who?.verdict === 'same' || draft.yes.includes('known-address');
    if (who?.enrolled === 'here' && isThem) {
      return { ...draft, outcome: 'enrolled', question: null, fault: null, notice: null };
    }
    if (who?.staff) {
      return left(
        'invalid',
        'cette personne anime la session ou coordonne le hub, et apprend ailleurs',
      );
    }
    const [asked] = questions(draft, who).filter(([question]) => !draft.yes.includes(question));
    if (asked) {
      return { ...draft, outcome: 'ask', question: asked[0], fault: say(asked[1]), notice: null };
    }
    const name = bareWord(draft.lastName) + bareWord(draft.firstName);
    const earlierName = byName.get(name);
    byName.set(name, line);
    return {
      ...draft,
      outcome: who ? 'existing' : 'new',
      question: null,
      fault: null,
      notice: noticeOf(draft, who, { line: earlierName, address: namesake(draft) }),
    };
  });
}

/** A line as every door keeps it, also when it was corrected by hand. */
const cleaned = (draft: Draft): Draft => ({
  ...draft,
  email: cleanEmail(draft.email),
  firstName: cleanName(draft.firstName),
  lastName: cleanName(draft.lastName),
  employer: cleanText(draft.employer).replace(/\s+/gu, ' ').slice(0, 200),
});

function noticeOf(
  draft: Draft,
  who: KnownAddress | null,
  namesake: { line?: number; address: string | null },
): string | null {
  const notices = [
    who?.name && draft.yes.includes('known-address') && `Inscription au nom ${ofName(who.name)}.`,
    namesake.line !== undefined &&
      `Même nom qu’à la ligne ${namesake.line}, avec une autre adresse.`,
    namesake.address !== null &&
      `Une personne du même nom est déjà connue à l’adresse ${namesake.address}. Si c’est elle, écrivez cette adresse ici : elle gardera une seule fiche.`,
    !who &&
      looksShared(draft.email) &&
      'Cette adresse semble partagée : elle ne servira qu’à cette personne, qui y recevra ses codes.',
    draft.uneven && draft.employer !== '' && 'La ligne n’a pas autant de cases que d’en-têtes.',
  ].filter((each) => typeof each === 'string' && each !== '');
  return notices.length > 0 ? typeset(notices.join(' ')) : null;
}

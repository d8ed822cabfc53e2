/** How often something may be tried, and over how long. */
export interface Pace {
  /** What is counted; each purpose has its own count. */
  purpose: string;
  count: number;
  minutes: number;
}

/** How many digits a sign-in code has. */
export const codeDigits = 6;

/** How long a sign-in code and its link are good for, in minutes (OWASP ASVS 5.0, 6.5.5: ten at most). */
export const codeMinutes = 10;

/**
 * Guessing is slowed, owners are not. Only failures count, whoever is recognised counts apart, and
 * no count ever closes the last door: the link in the mailbox always opens. « Stranger » is a
 * browser where this address never signed in.
 */
export const paces = {
  /**
   * Codes asked for one address by strangers. What is asked beyond sends nothing: the window is no
   * longer than a code lives, so that one at least is in the mailbox and still good.
   */
  codesByStrangers: { purpose: 'ask-code', count: 5, minutes: codeMinutes },
  /** Digits sent for one address to strangers in a day; the messages beyond hold the link alone. */
  digitsByStrangers: { purpose: 'ask-digits', count: 30, minutes: 24 * 60 },
  /** Wrong passwords of one address by strangers; then the code and its link remain. */
  passwordsByStrangers: { purpose: 'password', count: 50, minutes: 60 },
  /** Codes, or wrong passwords, of one address in one recognised browser; then it is a stranger. */
  recognised: { purpose: 'recognised', count: 10, minutes: codeMinutes },
  /** Failures and codes asked from one network address: several roomfuls, too few to go through a list. */
  fromOnePlace: { purpose: 'sign-in-from', count: 1000, minutes: 60 },
  /** Codes of documents that none bears, from one network address (75 bits: nobody guesses one). */
  unknownDocuments: { purpose: 'verification', count: 60, minutes: 10 },
  /** Files given to be verified, from one network address: a jury with a pile of them. */
  filesJudged: { purpose: 'files-judged', count: 200, minutes: 10 },
  /** Rules of hubs read by anybody, from one network address: a roomful that opens them at once. */
  rulesRead: { purpose: 'rules-read', count: 200, minutes: 10 },
  /** Refused entries of one person that are written down, and of all addresses that are nobody’s. */
  refusalsKept: { purpose: 'refusals-kept', count: 5, minutes: 60 },
  unknownRefusalsKept: { purpose: 'unknown-refusals-kept', count: 100, minutes: 60 },
  /** Readings of one hub, or one cohort, by one national admin that are written down. */
  nationalReadsKept: { purpose: 'national-reads-kept', count: 1, minutes: 60 },
  /** Times that a person takes all their data away. */
  dataTaken: { purpose: 'data-taken', count: 20, minutes: 60 },
  /** Messages that a coordinator sends to herself, to see them. */
  testLetters: { purpose: 'test-letters', count: 30, minutes: 60 },
  /** Grids that one observer fills: a room of twenty, each filled three times. */
  gridsFilled: { purpose: 'grids-filled', count: 60, minutes: 60 },
  /** Codes of a room’s screen that no half-day bears, by one person: thirty bits, changed in between. */
  roomCodes: { purpose: 'room-code', count: 20, minutes: 10 },
  /** Requests for a seat made under one address, and from one network address: a roomful. */
  requestsUnderAddress: { purpose: 'registration', count: 5, minutes: 24 * 60 },
  requestsFromOnePlace: { purpose: 'registration-from', count: 60, minutes: 60 },
  /** Cafés proposed under one address, from one network address, and answers to one question asked of people. */
  cafesUnderAddress: { purpose: 'cafe', count: 5, minutes: 24 * 60 },
  cafesFromOnePlace: { purpose: 'cafe-from', count: 20, minutes: 60 },
  humanAnswers: { purpose: 'human-answer', count: 5, minutes: 24 * 60 },
  /** Places in cafés taken from one network address: a roomful; and with one e-mail address. */
  cafeSeatsFromOnePlace: { purpose: 'cafe-seat-from', count: 60, minutes: 60 },
  cafeSeatsUnderAddress: { purpose: 'cafe-seat', count: 10, minutes: 24 * 60 },
  /** Pages reported from one network address. */
  cafeReports: { purpose: 'cafe-report', count: 10, minutes: 60 },
  /** Recommendations that one host asks for in a day, and letters of that kind to one address in a week. */
  endorsementsAsked: { purpose: 'endorsement', count: 10, minutes: 24 * 60 },
  endorsementsUnderAddress: { purpose: 'endorsement-to', count: 3, minutes: 7 * 24 * 60 },
  /** Opinions of employers, or of funders, on one session in a day: the link may go anywhere. */
  opinions: { purpose: 'opinions', count: 100, minutes: 24 * 60 },
  /** Readings of one agenda by the programs that follow it: a dozen, each every five minutes. */
  agendaRead: { purpose: 'agenda-read', count: 150, minutes: 60 },
  /** Resources that one person proposes in a day. */
  resourcesProposed: { purpose: 'resources-proposed', count: 20, minutes: 24 * 60 },
  /** A person’s own tries at changing a password or an address, once signed in. */
  accountChanges: { purpose: 'account-change', count: 10, minutes: 15 },
} satisfies Record<string, Pace>;

/** A sign-in code, as far as guessing it is concerned. */
export interface GuessedCode {
  id: string;
  expiresAt: Date;
  usedAt: Date | null;
  /** Its message held the link alone: its digits are known to nobody and open nothing. */
  linkOnly: boolean;
  /** Wrong tries by anyone, and by the browser that asked for it. */
  wrongTries: number;
  ownTries: number;
}

/** Wrong tries that a code bears from anyone, and again from the browser that asked for it. */
export const triesPerCode = 5;

/**
 * The codes of an address that digits typed now are compared with; each is charged one try.
 * `askedHere` are those asked for by this very browser: a stranger’s tries never spend them, so
 * that nobody can wear out somebody else’s code. Every other code still good is compared too, as
 * the one typed may have been asked for on another device. A code bears ten wrong digits in all,
 * one chance in a hundred thousand.
 */
export function comparable<T extends GuessedCode>(
  codes: readonly T[],
  askedHere: ReadonlySet<string>,
  now: Date,
): { own: T[]; shared: T[] } {
  const good = codes.filter(
    ({ usedAt, expiresAt, linkOnly }) => usedAt === null && expiresAt > now && !linkOnly,
  );
  const own = good.filter(({ id, ownTries }) => askedHere.has(id) && ownTries < triesPerCode);
  const shared = good.filter((code) => !own.includes(code) && code.wrongTries < triesPerCode);
  return { own, shared };
}

/** The network that an address belongs to: itself in IPv4, its /64 in IPv6, where one place has many. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head, tail] = address.toLowerCase().split('::');
  const groups = (part?: string) => (part ? part.split(':') : []);
  const zeros = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(tail === undefined ? 0 : zeros).fill('0')];
  const prefix = [...all, ...groups(tail)]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''));
  return `${prefix.join(':')}::/64`;
}

/** How long after signing in a session counts as fresh, in minutes: for what a thief of it would do. */
export const freshMinutes = 15;

/** Whether a session was opened so recently that it still stands for its person. */
export function isFresh(openedAt: Date, now: Date): boolean {
  return now.getTime() - openedAt.getTime() <= freshMinutes * 60_000;
}

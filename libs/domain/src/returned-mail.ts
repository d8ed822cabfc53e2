/** What a message that comes back says of one that was sent. */
export const returnKinds = ['hard', 'soft', 'complaint', 'out-of-office'] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** A message that arrived where returns do, read; fields by lower-case name. */
export interface ArrivedMail {
  headers: Readonly<Record<string, string>>;
  /** `report-type` of a multipart/report (RFC 6522); null for any other message. */
  reportType: string | null;
  /** Fields about each recipient of a delivery report (RFC 3464 §2.3). */
  recipients: readonly Readonly<Record<string, string>>[];
  /** Fields of a feedback report (RFC 5965 §3); null for any other message. */
  feedback: Readonly<Record<string, string>> | null;
  /** What it says to people, without the message that it returns. */
  text: string;
}

/** What it was found to be, with the enhanced status code (RFC 3463) that says why, if any. */
export interface ReadReturn {
  kind: ReturnKind | 'unrelated';
  code: string;
}

const unrelated: ReadReturn = { kind: 'unrelated', code: '' };

/**
 * What a message that came back means for the address: `hard`, it will never receive; `soft`, it did
 * not this time, for want of room, for what the message was or for who we are; `complaint`, its owner
 * called it unwanted (RFC 5965); `out-of-office`, it received, and answered by itself (RFC 3834).
 * A report of a delay, of success, or of having read says nothing (RFC 3464 §2.3.3, RFC 8098).
 */
export function readReturn(mail: ArrivedMail): ReadReturn {
  const { headers, reportType, recipients, feedback } = mail;
  if (feedback) return readFeedback(feedback);
  if (recipients.length > 0) return worst(recipients.map((each) => readRecipient(each, mail.text)));
  if (reportType && reportType !== 'delivery-status') return unrelated;
  if (isComplaintOfOutlook(headers)) return { kind: 'complaint', code: '' };
  if (isOfMailSystem(headers)) return readWords(mail.text);
  return answersByItself(headers) ? { kind: 'out-of-office', code: '' } : unrelated;
}

/** RFC 5965 §3.1 and its registry: what says that the mail was wanted, or speaks of servers, is none. */
function readFeedback(feedback: Readonly<Record<string, string>>): ReadReturn {
  const type = feedback['feedback-type']?.trim().toLowerCase() ?? '';
  return ['not-spam', 'auth-failure', 'dmarc'].includes(type)
    ? unrelated
    : { kind: 'complaint', code: '' };
}

function readRecipient(fields: Readonly<Record<string, string>>, text: string): ReadReturn {
  const action = fields.action?.trim().toLowerCase() ?? 'failed';
  if (/^(delayed|delivered|relayed|expanded)/.test(action)) return unrelated;
  const diagnostic = fields['diagnostic-code'] ?? '';
  const codes = [codeIn(diagnostic), codeIn(fields.status ?? '')].filter(Boolean);
  // « 5.0.0 » says that it failed, and nothing more.
  const code = codes.find((each) => !isVague(each)) ?? codes[0] ?? '';
  return judge(code, diagnostic || text);
}

/** A failure told in words alone, as many servers still do. */
function readWords(text: string): ReadReturn {
  const code = codeIn(text);
  if (/\bdelayed\b|only a (temporary|warning)|will (keep|continue) (on )?try/i.test(text)) {
    return unrelated;
  }
  const told = code || [unknownAddress, noRoom, ofUs].some((words) => words.test(text));
  const failed =
    /\b5[0-5]\d[ -]|perman|fail|(un)?able to deliver|undeliver|échec|échou|impossible/i;
  return told || failed.test(text) ? judge(code, text) : unrelated;
}

/** « 5.1.1 » in what a server said; the last number may be of three digits. */
export function codeIn(words: string): string {
  return /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(words)?.[0] ?? '';
}

const isVague = (code: string) => /^[45]\.(0\.0|[0-9]+\.0)$/.test(code);

/** Said of the address and of nothing else. */
const unknownAddress =
  /user[ -]?unknown|unknown (user|recipient|address|mailbox|local|account)|unrouteable|(no|not a|invalid|bad) (such |valid )?(user|mailbox|recipient|person|account|local user)|(user|mailbox|recipient|account|address)[^.]{0,60}(does ?n[o']t exist|doesn't have|not (exist|found|known|listed)|non[- ]?exist|is unknown|inactive|disabled|deactivated)|undeliverable address|(host|domain)( or domain name)? (unknown|not found|does not exist)|nom de domaine|name is not recognized|n['’]existe (pas|plus)|adresse (invalide|inconnue|erronée)|inconnue? (à|sur) /i;
/** Said of it by some, and of us by others. */
const perhapsUnknown =
  /does ?n[o']t exist|not found|recipient (address )?rejected|address rejected|mailbox (unavailable|invalid)|check (if|the) address|suspended/i;
const noRoom =
  /quota|mailbox (is )?full|full mailbox|over ?(quota|limit|storage|its)|exceed(s|ed|ing)?[^.]{0,40}(storage|space|size|limit|allowed)|insufficient|not enough (space|storage|room)|too (big|large|many)|boîte[^.]{0,30}pleine|disk (full|space)|storage|out of (space|storage)/i;
const ofUs =
  /spam|block|black ?list|block ?list|deny ?list|reputation|policy|polic|spf|dkim|dmarc|authent|relay|virus|malware|content|greylist|rate|throttl|try (again )?later|temporar|timed? ?out|timeout|deferred|expired|not accept(ing|ed) (mail|messages|any)|bulk|unsolicited|suspicious|reverse dns|ptr|blocked|too many (connections|messages|recipients)|connection|refused by|banned|loop|hop/i;

/**
 * RFC 3463: 1 speaks of the address and 2 of the mailbox; 3 to 7 of systems, routes, the message and
 * policies, that another message or another day may satisfy. Words decide where the code says little.
 */
function judge(code: string, words: string): ReadReturn {
  const soft: ReadReturn = { kind: 'soft', code };
  const hard: ReadReturn = { kind: 'hard', code };
  const [reply = ''] = /(?<![\d.])[45]\d\d(?![\d.])/.exec(words) ?? [];
  const [klass = reply[0] ?? '', subject = '', detail = ''] = code.split('.');
  if (klass === '4') return soft;
  if (code && !isVague(code)) {
    if (noRoom.test(words) && !(subject === '1')) return soft;
    if (subject === '1') return ['7', '8', '9'].includes(detail) ? soft : hard;
    if (subject === '2') return detail === '1' ? hard : soft;
    if (subject === '4') {
      const refused = detail === '1' && /recipient address rejected/i.test(words);
      return refused || ['4', '310'].includes(detail) ? hard : soft;
    }
    if (['5', '7'].includes(subject) && unknownAddress.test(words) && !ofUs.test(words))
      return hard;
    return soft;
  }
  if (noRoom.test(words)) return soft;
  if (unknownAddress.test(words)) return hard;
  if (ofUs.test(words)) return soft;
  return perhapsUnknown.test(words) || reply === '551' ? hard : soft;
}

const rank = ['unrelated', 'out-of-office', 'soft', 'hard', 'complaint'];
const worst = (all: readonly ReadReturn[]) =>
  all.reduce((one, other) => (rank.indexOf(other.kind) > rank.indexOf(one.kind) ? other : one));

/** From the mail system itself, and not from a person (RFC 5321 §4.5.5). */
function isOfMailSystem(headers: Readonly<Record<string, string>>): boolean {
  const { from = '', subject = '', 'return-path': returnPath = '' } = headers;
  return (
    'x-failed-recipients' in headers ||
    /mailer-daemon|postmaster|mail delivery (sub)?system|\bmta-?daemon/i.test(from) ||
    (returnPath.trim() === '<>' && !answersByItself(headers)) ||
    /^(undeliver|delivery (status|failure|has failed|problem)|failure notice|returned mail|mail (delivery )?(fail|error|system)|failed mail|non remis|échec|message (non|n’a pas))/i.test(
      subject,
    )
  );
}

/** The feedback loop of Outlook sends the message back, and no report. */
const isComplaintOfOutlook = ({ from = '', subject = '' }: Readonly<Record<string, string>>) =>
  /\bstaff@hotmail\.com\b/i.test(from) && /^complaint about message from/i.test(subject);

/** RFC 3834 §5, and what came before it. Our own messages say `auto-generated`, which is another thing. */
function answersByItself(headers: Readonly<Record<string, string>>): boolean {
  const { subject = '', precedence = '' } = headers;
  return (
    /^auto-(replied|notified)/i.test(headers['auto-submitted'] ?? '') ||
    /auto[-_]?reply/i.test(precedence) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => name in headers) ||
    /^(out of( the)? office|automatic reply|auto(matic)?[- ]?(reply|response)|réponse automatique|absence|absente?\b|vacation|abwesen)/i.test(
      subject.replace(/^(re|tr|aw)\s*:\s*/i, ''),
    )
  );
}

/** So many letters that came back without its being the address’s fault, and it is let alone. */
export const softReturns = 3;

/** One return of what was sent to an address; `settled` once somebody decided to write there again. */
export interface PastReturn {
  mailId: string;
  kind: ReturnKind;
  settled: boolean;
}

export type SuppressionCause = Exclude<ReturnKind, 'out-of-office'>;

/**
 * Why nothing that was not asked for goes to an address any more; null while letters go. What its
 * owner said counts before what servers did.
 */
export function suppressionOf(returns: readonly PastReturn[]): SuppressionCause | null {
  const standing = returns.filter(({ settled }) => !settled);
  const has = (kind: ReturnKind) => standing.some((each) => each.kind === kind);
  if (has('complaint')) return 'complaint';
  if (has('hard')) return 'hard';
  const soft = new Set(standing.filter(({ kind }) => kind === 'soft').map(({ mailId }) => mailId));
  return soft.size >= softReturns ? 'soft' : null;
}

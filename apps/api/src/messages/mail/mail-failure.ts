/** What nodemailer says of a failure. */
export type SmtpError = Error & {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** Why a message was not taken: who must mend it, in words for a coordinator. */
export interface MailFailure {
  /** This message, or its address, was refused for good: trying again changes nothing. */
  final: boolean;
  sentence: string;
  /** What it says of the address, where it says something: it will never receive, or has no room. */
  ofAddress: 'hard' | 'soft' | null;
}

const again = 'Percolateur réessaie de lui-même, rien n’est perdu.';
const ours = `L’équipe technique doit régler l’envoi ; ${again.replace('Percolateur', 'ensuite Percolateur')}`;

/**
 * Reads a failure. Only what is said of this recipient or of this message is final (RFC 5321 §4.2.1,
 * RFC 3463): a server that is away, busy, or refuses us (connection, TLS, credentials, sender,
 * relaying) says nothing of the message.
 */
export function readFailure(error: SmtpError): MailFailure {
  const { code, command, responseCode = 0 } = error;
  if (command === 'API' && code === 'EENVELOPE')
    return refused('Cette adresse ne peut pas exister.', 'hard');
  if (responseCode >= 400 && responseCode < 500) {
    return passing(`Le serveur de messagerie demande d’attendre (${responseCode}). ${again}`);
  }
  if (code === 'EAUTH' || command?.startsWith('AUTH')) {
    return passing(`Le serveur de messagerie refuse notre identifiant. ${ours}`);
  }
  if (code === 'ETLS' || (code === 'ESOCKET' && isTls(error))) {
    return passing(`La connexion sûre avec le serveur de messagerie échoue. ${ours}`);
  }
  if (responseCode < 500) return passing(`Le serveur de messagerie ne répond pas. ${again}`);
  const said = finalWords(error);
  return said
    ? refused(`${said.words} (${responseCode}).`, said.ofAddress)
    : passing(`Le serveur de messagerie nous refuse (${responseCode}). ${ours}`);
}

type OfAddress = MailFailure['ofAddress'];
const refused = (sentence: string, ofAddress: OfAddress): MailFailure => ({
  ...{ final: true, sentence, ofAddress },
});
const passing = (sentence: string): MailFailure => ({ final: false, sentence, ofAddress: null });

const isTls = ({ message }: Error) => /tls|ssl|certificate|self.signed/i.test(message);

/** What a 5yz says of this message; null when it speaks of us. */
function finalWords({
  command,
  response = '',
  responseCode = 0,
}: SmtpError): { words: string; ofAddress: OfAddress } | null {
  const words = (said: string, ofAddress: OfAddress = null) => ({ words: said, ofAddress });
  const [, subject] = /\b5\.(\d{1,3})\.\d{1,3}\b/.exec(response) ?? [];
  const ofUs = /relay|authent|blocked|blacklist|block.?list|spamhaus|reputation/i.test(response);
  if (command === 'MAIL FROM') {
    return responseCode === 552 ? words('Le message est trop lourd pour ce serveur') : null;
  }
  if (command === 'RCPT TO') {
    if (ofUs || subject === '7' || ![550, 551, 552, 553, 554].includes(responseCode)) return null;
    if (responseCode === 554 && !subject) return null;
    return responseCode === 552 || subject === '2'
      ? words('Sa boîte aux lettres ne reçoit plus de message', 'soft')
      : words('Cette adresse n’existe pas', 'hard');
  }
  if (command !== 'DATA' || ofUs || ![550, 552, 554].includes(responseCode)) return null;
  return responseCode === 552
    ? words('Le message est trop lourd, ou sa boîte aux lettres est pleine')
    : words('Son serveur de messagerie refuse ce message');
}

import { counted, frenchDate, frenchTime } from '@percolateur/domain';
import type { ChainSeal } from '../../record/chain-seal.entity';
import type { Letter } from './layout';

/** The day’s seal of the evidence of an organisation, to be kept out of the platform. */
export function sealed(
  { number, hash, at, token, authority }: Omit<ChainSeal, 'organisation'>,
  publicUrl: string,
): Letter {
  const day = frenchDate(at, 'Europe/Paris');
  return {
    subject: `Le sceau de vos preuves, ${day}`,
    preview: 'À garder : rien à faire aujourd’hui.',
    greeting: 'Bonjour,',
    body: [
      `Les preuves de votre organisme (émargements, absences, certificats) ont été scellées : ${counted(number, 'maillon', 'maillons')} à ce jour.`,
      'Gardez ce message. Des années plus tard, il prouve à un financeur que rien n’a été modifié, ajouté ou retiré depuis, même par qui tient le serveur.',
      { term: 'Empreinte du dernier maillon', details: [hash] },
    ],
    action: { label: 'Ouvrir le registre des preuves', url: `${publicUrl}/coordination/preuves` },
    after: ['Ce message part une fois par jour, les jours où une preuve s’est ajoutée.'],
    signature: ['Percolateur'],
    attachments: [
      {
        ...{ filename: `${number}.tsr`, contentType: 'application/timestamp-reply' },
        ...{ content: token.toString('base64'), encoding: 'base64' },
      },
      { filename: `${number}.pem`, content: authority, contentType: 'application/x-pem-file' },
    ],
  };
}

/** Letters do not leave as they should: for who keeps the platform. */
export function lettersLate(
  { count, since }: { count: number; since: Date },
  publicUrl: string,
): Letter {
  const day = frenchDate(since, 'Europe/Paris');
  const hour = frenchTime(since, 'Europe/Paris');
  return {
    subject: `${counted(count, 'message est en retard', 'messages sont en retard')}`,
    preview: 'Ils sont gardés, et partiront.',
    greeting: 'Bonjour,',
    body: [
      `${counted(count, 'message aurait dû partir', 'messages auraient dû partir')} et attend${count > 1 ? 'ent' : ''} encore, depuis le ${day}, ${hour}. Rien n’est perdu : chacun est écrit dans la base et partira, sauf s’il n’a plus d’objet.`,
      'Le plus souvent, le serveur de messagerie refuse ou ne répond pas, ou le travail de fond est arrêté. La page de la file d’envoi dit ce qu’il en est.',
    ],
    action: { label: 'Ouvrir la file d’envoi', url: `${publicUrl}/coordination/file` },
    after: ['Ce message part une fois par jour tant que dure le retard.'],
    signature: ['Percolateur'],
  };
}

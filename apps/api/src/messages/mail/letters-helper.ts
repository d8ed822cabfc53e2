import type { Letter } from './layout';

interface Paired {
  firstName: string;
  other: { firstName: string; email: string };
  organisation: { name: string; contactEmail: string };
  url: string;
}

const signed = ({ organisation }: Paired) => [organisation.name, organisation.contactEmail];

/** To who begins: somebody experienced agreed to help them. They write first, or not at all. */
export function helperFound(paired: Paired): Letter {
  const { firstName, other, url } = paired;
  return {
    subject: `${other.firstName} peut vous aider pour votre premier café`,
    preview: 'Une personne qui a déjà animé, près de chez vous.',
    greeting: `Bonjour ${firstName},`,
    body: [
      `${other.firstName} a déjà animé un café IA près de chez vous, et accepte d’aider : relire un déroulé, venir à vos côtés, ou simplement répondre.`,
      { term: 'Pour lui écrire', details: [other.email] },
      'Un mot suffit : « J’hésite sur la date », « Comment avez-vous trouvé le lieu ? ». Nous n’avons pas donné votre adresse : c’est vous qui écrivez, si vous le souhaitez.',
    ],
    action: { label: 'Reprendre mon premier café', url },
    after: [],
    signature: signed(paired),
  };
}

/** To who helps: somebody may write. */
export function helperNamed(paired: Paired): Letter {
  const { firstName, other, url } = paired;
  return {
    subject: `${other.firstName} vous écrira peut-être`,
    preview: 'Vous avez accepté d’aider un premier café.',
    greeting: `Bonjour ${firstName},`,
    body: [
      `Vous avez accepté d’aider un premier café près de chez vous : merci. ${other.firstName} prépare le sien, et a reçu votre prénom et votre adresse.`,
      'Il n’y a rien à faire tant que rien n’arrive.',
    ],
    action: { label: 'Dire que je n’aide plus', url },
    after: [],
    signature: signed(paired),
  };
}

/** The address parser of browsers and of Node, which knows international domain names (UTS 46). */
declare const URL: { new (address: string): { hostname: string } };

const wrappers = /^[<('"‹«“”]+|[>)'"›»“”;,.:]+$/gu;
const atoms = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const domains = new RegExp(`^(${label}\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$`);

/** How many addresses a person may have besides the one that letters go to. */
export const mostOtherAddresses = 5;

/**
 * An address as it is kept and compared, whatever the door it came by: without the spaces, invisible
 * characters, `mailto:`, chevrons and full stops that pasting brings along; lower case; the domain as
 * mail servers write it (`xn--`). What is no address at all is left as it came, to be shown.
 */
export function cleanEmail(typed: string): string {
  const email = unwrapped(typed);
  // What stands around an address may be wrapped itself.
  return email === typed ? email : cleanEmail(email);
}

function unwrapped(typed: string): string {
  const visible = typed.normalize('NFC').replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '');
  if (!visible.includes('@')) return visible.replace(/\s+/gu, ' ').trim();
  const bare = (/<([^<>]*@[^<>]*)>/u.exec(visible)?.[1] ?? visible)
    .replace(/\s+/gu, '')
    .replace(wrappers, '')
    .replace(/^mailto:/iu, '')
    .replace(/(@[^?]*)\?.*$/u, '$1')
    .replace(wrappers, '')
    .replace(/[’‘]/gu, "'")
    .toLowerCase();
  const at = bare.lastIndexOf('@');
  return `${bare.slice(0, at)}@${asServersWrite(bare.slice(at + 1))}`;
}

/** `crécy.example` and `xn--crcy-bpa.example` are one domain; one that is none is left as it is. */
function asServersWrite(domain: string): string {
  if (!/[^\0-\x7f]|xn--/u.test(domain) || !/^[\p{L}\p{M}\p{Nd}.\-。]+$/u.test(domain))
    return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

/** What is wrong with a cleaned address, as the end of a French sentence; null when it may be written to. */
export function emailFault(email: string): string | null {
  if (email === '') return 'l’adresse manque';
  const [local = '', domain, ...others] = email.split('@');
  if (domain === undefined) return `« ${email} » n’est pas une adresse électronique`;
  if (others.length > 0) return 'il y a plusieurs adresses : gardez celle de la personne';
  const strange = /[^\0-\x7f]/u.exec(local);
  if (strange) {
    return `l’adresse a une lettre que les messageries refusent avant le @ (« ${strange[0]} ») : vérifiez-la avec la personne`;
  }
  if (email.length > 254 || local.length > 64) return 'l’adresse est trop longue';
  return atoms.test(local) && domains.test(domain) ? null : 'l’adresse est incomplète';
}

const shared = new Set([
  ...['accueil', 'adherents', 'administration', 'association', 'asso', 'bienvenue', 'bonjour'],
  ...['bureau', 'ccas', 'centresocial', 'communication', 'contact', 'coordination', 'direction'],
  ...['equipe', 'espacenumerique', 'formation', 'franceservices', 'hello', 'info', 'infos'],
  ...['inscription', 'mairie', 'mediatheque', 'numerique', 'rh', 'secretariat', 'structure'],
]);

/** Whether an address looks like the one of a whole team: one address is one person here. */
export function looksShared(email: string): boolean {
  return shared.has(email.slice(0, email.indexOf('@')).replace(/[.\-_\d]/gu, ''));
}

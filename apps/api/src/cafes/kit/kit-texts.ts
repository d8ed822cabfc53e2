import { typeset } from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';
import type { KitFacts } from './kit-facts';
import { credits, materialOf } from './kit-facts';

const some = (text: string, otherwise: string) => text || otherwise;

/** For the town’s newsletter, and shorter for social networks: to copy as they are. */
export function announcements(facts: KitFacts): string {
  const { title, hours, question, page } = facts;
  const day = some(facts.day, '[la date]');
  const place = some(facts.place, '[le lieu]');
  const more = page ? `Inscription : ${page}` : 'Renseignements : [un contact]';
  return typeset(
    [
      'POUR LE BULLETIN DE LA COMMUNE',
      '',
      title,
      `${day}, ${hours}, ${place}.`,
      'L’intelligence artificielle est partout : au travail, à l’école, dans nos téléphones. Que fait-elle vraiment, et qu’en voulons-nous ? Autour d’un café, on essaie, on comprend, on se parle, et chacun décide de ses usages. Aucun savoir n’est demandé, personne n’est noté, et l’on a le droit de ne rien dire.',
      ...(question ? [`La question du jour : ${question}`] : []),
      `Gratuit. ${more}`,
      '',
      'POUR LES RÉSEAUX SOCIAUX',
      '',
      `${some(question, title)} On en parle autour d’un café : ${day}, ${hours}, ${place}. Gratuit, sans rien savoir avant. ${more}`,
      '',
    ].join('\n'),
  );
}

/** The front page of the kit, read without network. */
export function kitIndex(
  facts: KitFacts,
  files: readonly { name: string; what: string }[],
): string {
  const item = (text: string) => `<li>${escapeHtml(typeset(text))}</li>`;
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(facts.title)}</title>
<style>body{font:1.1rem/1.6 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}</style></head>
<body>
<h1>${escapeHtml(facts.title)}</h1>
<p>${escapeHtml([facts.day, facts.hours, facts.place].filter(Boolean).join(' – '))}</p>
<h2>Les fichiers</h2>
<ul>
${files.map(({ name, what }) => `<li><a href="${name}">${escapeHtml(what)}</a></li>`).join('\n')}
</ul>
<h2>À apporter</h2>
<ul>
${materialOf(facts).map(item).join('\n')}
</ul>
<h2>Crédits et licences</h2>
<ul>
${item('Textes de ce kit : Percolateur, CC BY-SA 4.0.')}
${credits(facts).map(item).join('\n')}
</ul>
</body>
</html>
`;
}

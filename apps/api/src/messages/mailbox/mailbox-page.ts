import { counted, frenchDate, frenchTime, typeset } from '@percolateur/domain';
import type { AddressObject, ParsedMail } from 'mailparser';
import { escapeHtml } from '../../platform/escape';

/** A message of the local mailbox, read. */
export interface KeptMail {
  id: string;
  mail: ParsedMail;
}

const style = `
  :root { color-scheme: light dark; --ground: #fbf7f0; --card: #fff; --text: #2e1c12; --soft: #5a4233; --link: #1d3d63; --line: #8a7767 }
  @media (prefers-color-scheme: dark) { :root { --ground: #1b1410; --card: #261d17; --text: #f4ebdd; --soft: #cdbba7; --link: #9cc3f5; --line: #8d7c6c } }
  body { margin: 0 auto; max-width: 44rem; padding: 1rem; background: var(--ground); color: var(--text); font: 1rem/1.6 'Atkinson Hyperlegible Next', Verdana, sans-serif; overflow-wrap: anywhere }
  a { color: var(--link) } a:focus-visible, summary:focus-visible, iframe:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
  ul { list-style: none; margin: 0; padding: 0 } li { padding: .75rem 0; border-top: 1px solid var(--line) }
  li a, nav a, summary { display: inline-block; min-height: 44px; line-height: 1.4; padding-top: .6rem; box-sizing: border-box }
  p { margin: 0 } .soft { color: var(--soft) } dt { color: var(--soft) } dd { margin: 0 0 .5rem }
  iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: 12px; background: #fff }
  pre { white-space: pre-wrap; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; font: inherit }
`;

/** The messages of the local mailbox, the latest first. */
export function listPage(mails: readonly KeptMail[], total: number, page: number, pages: number) {
  const items = mails.map(({ id, mail }) => {
    const date = mail.date ? `${whenOf(mail.date)}, ` : '';
    return `<li><a href="/mailbox/${encodeURIComponent(id)}">${text(subjectOf(mail))}</a>
      <p class="soft">${text(`${date}pour ${addressOf(mail.to)}`)}</p></li>`;
  });
  const to = (number: number, label: string) =>
    `<a href="/mailbox?page=${number}">${text(label)}</a>`;
  const links = [
    ...(page > 1 ? [to(page - 1, 'Plus récents')] : []),
    ...(page < pages ? [to(page + 1, 'Plus anciens')] : []),
  ];
  return pageOf(
    'Boîte aux lettres de démonstration',
    `<p class="soft">${text('Aucun message ne quitte cette machine : ils sont tous ici.')}</p>
    <h2>${text(counted(total, 'message', 'messages'))}</h2>
    ${items.length > 0 ? `<ul>${items.join('\n')}</ul>` : `<p>${text('Le premier message envoyé paraîtra ici.')}</p>`}
    ${links.length > 0 ? `<nav aria-label="Pages">${links.join(' · ')}</nav>` : ''}`,
  );
}

/** One message: who, when, as it looks, as text, and its attachments. */
export function mailPage({ id, mail }: KeptMail) {
  const facts = [
    ['De', addressOf(mail.from)],
    ['Pour', addressOf(mail.to)],
    ['Répondre à', addressOf(mail.replyTo)],
    ['Date', mail.date ? whenOf(mail.date) : ''],
  ].filter(([, detail]) => detail);
  const attachments = mail.attachments.map(
    ({ filename, size }, index) =>
      `<li><a href="/mailbox/${encodeURIComponent(id)}/${index}">${text(filename ?? `Pièce ${index + 1}`)}</a> <span class="soft">${text(counted(size, 'octet', 'octets'))}</span></li>`,
  );
  return pageOf(
    subjectOf(mail),
    `<nav aria-label="Retour"><a href="/mailbox">Tous les messages</a></nav>
    <dl>${facts.map(([term, detail]) => `<dt>${text(term)}</dt><dd>${text(detail)}</dd>`).join('')}</dl>
    ${mail.html ? frameOf(mail.html) : ''}
    <details${mail.html ? '' : ' open'}><summary>Version texte</summary><pre>${escapeHtml(mail.text ?? '')}</pre></details>
    ${attachments.length > 0 ? `<h2>${text('Pièces jointes')}</h2><ul>${attachments.join('\n')}</ul>` : ''}`,
  );
}

/** No script, no form, no origin: only links, which open outside the frame. */
function frameOf(html: string): string {
  const page = html.replace('<head>', '<head><base target="_blank">');
  return `<iframe title="Le message" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(page)}"></iframe>`;
}

function pageOf(title: string, content: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} – Percolateur</title>
<style>${style}</style>
</head>
<body><main>
<h1>${text(title)}</h1>
${content}
</main></body>
</html>
`;
}

const text = (words: string) => escapeHtml(typeset(words));

const subjectOf = ({ subject }: ParsedMail) => subject ?? 'Sans objet';

const addressOf = (address: AddressObject | AddressObject[] | undefined) =>
  [address ?? []]
    .flat()
    .map((each) => each.text)
    .join(', ');

const whenOf = (date: Date) =>
  `${frenchDate(date, 'Europe/Paris')}, ${frenchTime(date, 'Europe/Paris')}`;

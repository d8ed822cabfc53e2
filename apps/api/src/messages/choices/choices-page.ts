import { mailChoices, typeset } from '@percolateur/domain';
import type { MailChoice } from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';
import type { MyChoices } from './mail-choices';

const text = (words: string) => escapeHtml(typeset(words));

const style = `
  :root { color-scheme: light dark; --ground: #fbf7f0; --card: #fff; --text: #2e1c12; --soft: #5a4233; --action: #a63d17; --on: #fff; --line: #8a7767; --done: #2b5f4a }
  @media (prefers-color-scheme: dark) { :root { --ground: #1b1410; --card: #261d17; --text: #f4ebdd; --soft: #cdbba7; --action: #ffa37a; --on: #1b1410; --line: #8d7c6c; --done: #8fd3b4 } }
  body { margin: 0 auto; max-width: 36rem; padding: 1rem; background: var(--ground); color: var(--text); font: 1.125rem/1.6 'Atkinson Hyperlegible Next', Verdana, sans-serif }
  h1 { font-size: 1.5rem; line-height: 1.3 } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem }
  fieldset { border: 1px solid var(--line); border-radius: 12px; padding: .5rem 1rem; margin: 0; background: var(--card) }
  legend { font-weight: bold; padding: 0 .25rem }
  label { display: flex; gap: .75rem; padding: .6rem 0; min-height: 44px; box-sizing: border-box }
  input { inline-size: 1.4rem; block-size: 1.4rem; flex: none; margin: .2rem 0 0; accent-color: var(--action) }
  .soft { color: var(--soft); display: block } [role=status] { border-inline-start: 4px solid var(--done); padding-inline-start: .75rem; font-weight: bold }
  button { min-height: 44px; padding: .6rem 1.4rem; margin: 1rem 0; border: 0; border-radius: 12px; background: var(--action); color: var(--on); font: inherit; font-weight: bold; cursor: pointer }
  :focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
`;

/** What a page of preferences says before its form: nothing, or what has just been done. */
export type Done = 'refused' | 'chosen' | null;

/** The page of preferences: a form that works without JavaScript, and names nobody. */
export function choicesPage(
  { refused, complained }: MyChoices,
  { done, asked }: { done: Done; asked: MailChoice | null },
): string {
  const boxes = (Object.keys(mailChoices) as MailChoice[]).map((choice) => {
    const { title, details } = mailChoices[choice];
    const checked = refused.includes(choice) ? '' : ' checked';
    return `<label><input type="checkbox" name="keep" value="${choice}"${checked}><span>${text(title)}<span class="soft">${text(details)}</span></span></label>`;
  });
  return pageOf(
    'Les messages que vous recevez',
    `${done ? `<p role="status">${text(doneWords(done, asked))}</p>` : ''}
    <form method="post">
      <input type="hidden" name="form" value="choices">
      ${complained ? complaintBox : ''}
      <fieldset><legend>${text('Je veux bien recevoir')}</legend>${boxes.join('')}</fieldset>
      <button>${text('Enregistrer mes choix')}</button>
    </form>
    <h2>${text('Ce qui est toujours envoyé')}</h2>
    <p>${text('Votre convocation, les changements de date ou de lieu, les signatures attendues et vos documents de formation : ils font partie de la formation que vous suivez. Les codes que vous demandez pour entrer partent aussi.')}</p>`,
  );
}

/** For a link cut short, or whose person was erased. */
export const noSuchPage = () =>
  pageOf(
    'Ce lien n’ouvre rien',
    `<p>${text('Il n’est pas entier, ou ne sert plus. Ouvrez-le depuis le bas d’un message reçu ; s’il est coupé sur deux lignes, recopiez-le en entier.')}</p>`,
  );

const complaintBox = `<fieldset><legend>${text('Vos messages sont arrêtés')}</legend>
  <label><input type="checkbox" name="resume" value="1"><span>${text('Recevoir à nouveau les messages de mes formations')}<span class="soft">${text('Un message a été signalé comme indésirable depuis votre adresse : depuis, rien ne vous est envoyé, pas même une convocation.')}</span></span></label></fieldset><br>`;

function doneWords(done: Exclude<Done, null>, asked: MailChoice | null): string {
  return done === 'refused' && asked
    ? `C’est fait : « ${mailChoices[asked].title} », vous n’en recevrez plus.`
    : 'Vos choix sont enregistrés. Ils valent dès le prochain message.';
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

import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ElizaExperiment } from './eliza-experiment';

describe('ELIZA', () => {
  let fixture: ComponentFixture<ElizaExperiment>;
  let root: HTMLElement;

  const find = <T extends HTMLElement>(selector: string) => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`nothing at ${selector}`);
    return found;
  };
  const press = async (label: string) => {
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim().startsWith(label))?.click();
    await fixture.whenStable();
  };
  const say = async (sentence: string) => {
    find<HTMLInputElement>('#eliza-sentence').value = sentence;
    await press('Dire');
  };
  const type = async (selector: string, value: string) => {
    const field = find<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  const lastAnswer = () => [...root.querySelectorAll('.log .eliza')].at(-1)?.textContent ?? '';
  const state = () => find('.state').textContent;

  beforeEach(async () => {
    fixture = TestBed.createComponent(ElizaExperiment);
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    await fixture.whenStable();
    root.querySelector<HTMLInputElement>('.bet input')!.click();
    await press('Essayer');
  });

  test('says first that it is no listening, with the number to call', () => {
    expect(find('.note').textContent).toContain('Ceci n’est pas une écoute.');
    expect(find('.note a').getAttribute('href')).toBe('tel:3114');
  });

  test('answers in a log, shows its rule and keeps the cursor in the field', async () => {
    await say('Je suis fatigué');
    expect(lastAnswer()).toContain('Depuis quand êtes-vous fatigué');
    expect(find('.log details').textContent).toContain('à cause de « je suis »');
    expect(state()).toContain('La règle 3 a répondu');
    expect(document.activeElement?.id).toBe('eliza-sentence');
  });

  test('shows a swap that French refuses', async () => {
    await say('Je dors mal');
    expect(find('.miss').textContent).toContain('« vous dors »');
  });

  test('a rule that is changed answers otherwise, and comes back with the reset', async () => {
    await type('#eliza-answers-2', 'Un café ?');
    await say('Je suis fatigué');
    expect(lastAnswer()).toContain('Un café ?');
    await press('Remettre à zéro');
    await say('Je suis fatigué');
    expect(lastAnswer()).not.toContain('Un café ?');
  });

  test('rules are added on top, moved with their button in focus, and removed', async () => {
    await press('Ajouter une règle');
    expect(document.activeElement?.id).toBe('eliza-keywords-15');
    await type('#eliza-keywords-15', 'pain');
    await type('#eliza-answers-15', 'Blanc ou complet ?');
    await say('Je suis au pain sec');
    expect(lastAnswer()).toContain('Blanc ou complet ?');
    await press('Descendre « pain »');
    expect(state()).toBe('La règle « pain » est 2e sur 16.');
    expect(document.activeElement?.textContent).toContain('Descendre');
    await press('Retirer « pain »');
    expect(state()).toBe('La règle « pain » est retirée. Il reste 15 règles.');
    expect(root.querySelector('#eliza-keywords-15')).toBeNull();
  });

  test('grave words end the game, and nothing typed is kept', async () => {
    await say('J’ai envie de mourir');
    expect(lastAnswer()).toContain('3114');
    await press('Effacer la conversation');
    expect(find('.log').textContent).not.toContain('mourir');
    expect(localStorage).toHaveLength(0);
  });
});

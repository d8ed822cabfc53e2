import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MagnitudeExperiment } from './magnitude-experiment';

describe('the calculator of magnitudes', () => {
  let fixture: ComponentFixture<MagnitudeExperiment>;
  let root: HTMLElement;

  const find = <T extends HTMLElement>(selector: string) => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`nothing at ${selector}`);
    return found;
  };
  const read = (selector: string) => find(selector).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const press = async (label: string) => {
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim() === label)?.click();
    await fixture.whenStable();
  };
  const tick = async (label: string) => {
    const labels = [...root.querySelectorAll('label')];
    labels.find((one) => one.textContent?.includes(label))?.click();
    await fixture.whenStable();
  };
  const fill = async (selector: string, value: string, event: 'change' | 'input' = 'change') => {
    const field = find<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  };
  const rows = () => [...root.querySelectorAll('.scale .name')].map((name) => name.textContent);

  beforeEach(async () => {
    fixture = TestBed.createComponent(MagnitudeExperiment);
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    await fixture.whenStable();
    root.querySelector<HTMLInputElement>('.bet input')!.click();
    await press('Essayer');
  });

  test('gives a range in words, and the published middle apart', () => {
    expect(read('.state')).toBe(
      '240 réponses par jour : de 9,6 Wh à 720 Wh. Du bas au haut, environ 75 fois plus.',
    );
    expect(root.querySelectorAll('.scale .central')).toHaveLength(1);
    expect(rows()).toContain('Un litre d’eau bouillie');
  });

  test('follows the number a day and the people, within reason', async () => {
    await fill('#magnitude-day', '1');
    await fill('#magnitude-people', '-3');
    expect(read('.state')).toContain('1 réponse par jour : de 0,04 Wh à 3 Wh');
    expect(find<HTMLInputElement>('#magnitude-people').value).toBe('1');
  });

  test('a scope that is switched off takes its figures along, down to nothing', async () => {
    await tick('Valeurs retirées');
    expect(read('.state')).toContain('à 72 Wh');
    await tick('Le centre de calcul seul');
    expect(read('.state')).toContain('Il ne reste aucun chiffre');
    expect(rows()).toEqual(['Une charge de téléphone', 'Un litre d’eau bouillie']);
  });

  test('the making of the car is counted or not', async () => {
    await tick('Carbone');
    expect(rows()).toContain('Un kilomètre en voiture, fabrication comprise');
    await tick('Dans les repères');
    expect(rows()).toContain('Un kilomètre en voiture, carburant seul');
    expect(rows()).not.toContain('Un kilomètre en voiture, fabrication comprise');
  });

  test('says what is unknown, and what is our sum', async () => {
    await fill('#magnitude-use', 'video');
    await tick('Eau');
    expect(read('.note')).toContain('Inconnu.');
    expect(read('.state')).toBe('Aucun chiffre publié et vérifié : on ne sait pas.');
    await tick('Carbone');
    expect(root.textContent).toContain('nous multiplions l’énergie par 52');
  });

  test('every source shown has its card', async () => {
    await press('La lire sans essayer');
    const cards = [...root.querySelectorAll('.source summary')].map((one) => one.textContent);
    expect(cards).toContain('Epoch AI, 2025');
    expect(root.textContent).toContain('juin 2027');
  });

  test('the sentence starts from a model, is checked and copied', async () => {
    const written: string[] = [];
    Object.assign(navigator, {
      clipboard: { writeText: (text: string) => Promise.resolve(written.push(text)) },
    });
    await press('La lire sans essayer');
    await press('Partir d’un modèle');
    expect(read('#magnitude-missing')).toContain('les quatre semblent là');
    await press('Copier la phrase');
    expect(written[0]).toContain('entre 9,6');
    expect(root.textContent).toContain('Phrase copiée.');
    await fill('#magnitude-sentence', 'Une bouteille d’eau.', 'input');
    expect(read('#magnitude-missing')).toContain('la source, l’année, le périmètre, la fourchette');
  });

  test('the reset brings everything back', async () => {
    await tick('Carbone');
    await fill('#magnitude-day', '3');
    await press('Remettre à zéro');
    expect(read('.state')).toContain('240');
  });
});

import { TestBed } from '@angular/core/testing';
import { DenoisingExperiment } from './denoising-experiment';

const open = () => {
  const fixture = TestBed.createComponent(DenoisingExperiment);
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  const press = (name: string) => {
    const all = [...root.querySelectorAll<HTMLElement>('button, label')];
    all.find((element) => element.textContent?.trim() === name)?.click();
    fixture.detectChanges();
  };
  const set = (selector: string, value: string, event: string) => {
    const field = root.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event(event));
    fixture.detectChanges();
  };
  const plain = (selector: string) =>
    [...root.querySelectorAll(selector)].map((element) =>
      element.textContent?.trim().replaceAll('\u00a0', ' '),
    );
  fixture.detectChanges();
  root.querySelector<HTMLInputElement>('.bet input')!.click();
  press('Essayer');
  return { press, set, plain, state: () => plain('.state')[0] };
};

test('noise covers a drawing, little by little', () => {
  const { set, state } = open();
  expect(state()).toBe('Bruit 0 sur 8 : 100 % de points reconnaissables.');
  set('select', 'un sapin', 'change');
  set('input[type=range]', '8', 'input');
  expect(state()).toMatch(/^Bruit 8 sur 8 : (4|5)\d % de points/);
});

test('each step is told, and the eighth ends in a picture', () => {
  const { press, plain, state } = open();
  press('Un pas');
  expect(state()).toMatch(/^Bruit n° 1, mot « tasse ». Pas 1 sur 8 : \d\d % de points/);
  press('Aller au bout');
  expect(state()).toContain(
    'Pas 8 sur 8 : 100 % de points reconnaissables. Dessin le plus proche : une petite tasse',
  );
  expect(plain('.strip li')).toHaveLength(9);
  expect(plain('.lines li')).toHaveLength(16);
  expect(plain('.lines .hidden')[1]).toBe('points noirs : aucun');
  press('Un pas');
  expect(state()).toContain('Pas 8 sur 8');
});

test('the same noise with another word, the same word with another noise', () => {
  const { press, plain } = open();
  press('Aller au bout');
  press('arbre');
  press('Aller au bout');
  press('Autre bruit');
  press('Aller au bout');
  expect(plain('.gallery li')).toEqual([
    'bruit n° 1, mot « tasse »',
    'bruit n° 1, mot « arbre »',
    'bruit n° 2, mot « arbre »',
  ]);
  expect(plain('[text] ul:last-child li')[2]).toBe(
    'bruit n° 2, mot « arbre » : un arbre au feuillage rond',
  );
  press('Remettre à zéro');
  expect(plain('.gallery li')).toEqual([]);
});

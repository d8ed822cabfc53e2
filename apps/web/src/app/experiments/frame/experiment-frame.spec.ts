import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ExperimentFrame } from './experiment-frame';

@Component({
  imports: [ExperimentFrame],
  template: `
    <app-experiment-frame
      question="Combien de morceaux ?"
      [bets]="['1', '4']"
      state="Trois morceaux."
      [tried]="tried()"
      honest="Ce découpeur est le nôtre."
    >
      <button type="button">Couper</button>
      <p text>bon · jo · ur</p>
      <p happened>Le mot était rare.</p>
    </app-experiment-frame>
  `,
})
class Host {
  readonly tried = signal(false);
}

describe('the frame of an experiment', () => {
  const open = () => {
    const fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    const root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    const begin = () => {
      root.querySelector<HTMLButtonElement>('form button')?.click();
      fixture.detectChanges();
    };
    return { fixture, root, begin };
  };

  test('asks for a bet first, and says what is simplified from the start', () => {
    const { root } = open();
    const choices = [...root.querySelectorAll('label')].map((label) => label.textContent?.trim());
    expect(choices).toEqual(['1', '4', 'Je ne sais pas']);
    expect(root.textContent).toContain('Ce découpeur est le nôtre.');
    expect(root.textContent).not.toContain('Couper');
  });

  test('then shows the figure, the same in text, and recalls the bet', () => {
    const { fixture, root, begin } = open();
    root.querySelectorAll<HTMLInputElement>('input')[1].click();
    fixture.detectChanges();
    begin();
    expect(root.textContent).toContain('Couper');
    expect(document.activeElement?.classList).toContain('bench');
    expect(root.querySelector('details')?.textContent).toContain('bon · jo · ur');
    expect(root.querySelector('.recall')?.textContent).toContain('4');
    expect(root.textContent).not.toContain('Le mot était rare.');
  });

  test('explains once it was tried, and does not take the explanation back', () => {
    const { fixture, root, begin } = open();
    root.querySelectorAll<HTMLInputElement>('input')[2].click();
    begin();
    const happened = () => root.querySelector('.happened')?.textContent;
    fixture.componentInstance.tried.set(true);
    fixture.detectChanges();
    expect(happened()).toMatch(/Vous aviez parié\s: Je ne sais pas\./);
    fixture.componentInstance.tried.set(false);
    fixture.detectChanges();
    expect(happened()).toContain('Le mot était rare.');
  });

  test('may be read by who does not try', () => {
    const { fixture, root, begin } = open();
    root.querySelectorAll<HTMLInputElement>('input')[0].click();
    begin();
    root.querySelector<HTMLButtonElement>('.happened button')?.click();
    fixture.detectChanges();
    expect(root.querySelector('.happened')?.textContent).toContain('Le mot était rare.');
  });

  test('bets for nobody: without a choice it says so', () => {
    const { root, begin } = open();
    expect(root.querySelector('input:checked')).toBeNull();
    begin();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Choisissez une réponse');
    expect(root.textContent).not.toContain('Couper');
  });
});

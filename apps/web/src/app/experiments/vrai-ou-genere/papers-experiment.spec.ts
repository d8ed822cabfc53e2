import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { papers } from './papers';
import { PapersExperiment } from './papers-experiment';

describe('true or generated', () => {
  let fixture: ComponentFixture<PapersExperiment>;
  let root: HTMLElement;

  const read = (selector: string) =>
    root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const press = async (label: string) => {
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim() === label)?.click();
    await fixture.whenStable();
  };
  const choose = async (...labels: string[]) => {
    for (const label of labels) {
      const found = [...root.querySelectorAll('label')];
      found.find((one) => one.textContent?.trim().startsWith(label))?.click();
    }
    await fixture.whenStable();
  };
  const judge = async (first: string, second: string) => {
    await choose(first, 'J’y crois');
    await press('Voter, puis enquêter');
    await choose(second, 'J’y crois');
    await press('Voter de nouveau');
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(PapersExperiment);
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    await fixture.whenStable();
    root.querySelector<HTMLInputElement>('.bet input')!.click();
    await press('Essayer');
  });

  test('shows neither the inquiry nor the answer before a first vote', () => {
    expect(read('.paper')).toContain('confirmez vos coordonnées');
    expect(root.textContent).not.toContain(papers[0].who);
    expect(root.textContent).not.toContain(papers[0].why);
    expect(read('.state')).toBe('Document 1 sur 8 : premier vote, à l’œil.');
  });

  test('a vote needs an answer and a certainty', async () => {
    await choose('Vrai');
    await press('Voter, puis enquêter');
    expect(read('[role=alert]')).toContain('« Au hasard » en est une.');
    expect(root.querySelector('.inquiry')).toBeNull();
  });

  test('the inquiry opens after the first vote, the answer after the second', async () => {
    await choose('Vrai', 'Au hasard');
    await press('Voter, puis enquêter');
    expect(document.activeElement?.textContent).toContain('Enquêter');
    expect(root.querySelectorAll('.inquiry details')).toHaveLength(3);
    expect(root.textContent).not.toContain(papers[0].why);
    await choose('Fabriqué');
    await press('Voter de nouveau');
    expect(read('.verdict h4')).toContain('Fabriqué');
    expect(read('.verdict')).toContain('« Vrai » à l’œil, puis « Fabriqué »');
    expect(read('.verdict')).toContain('modèle de langue pour ce cours, novembre 2026');
    expect(read('.results')).toContain('Après l’enquête : 1 sur 1');
  });

  test('a picture is described in words, and its vote kept when one comes back', async () => {
    await press('Document suivant');
    expect(root.querySelector('svg')?.getAttribute('aria-label')).toBe(papers[1].title);
    expect(root.querySelector('.description')?.textContent).toBe(papers[1].description);
    await choose('Fabriqué', 'Ma main');
    await press('Voter, puis enquêter');
    await press('Document précédent');
    expect(root.querySelectorAll('.paper input:checked')).toHaveLength(0);
    await press('Document suivant');
    expect(root.querySelectorAll('.paper input:checked')).toHaveLength(2);
  });

  test('after eight, says how they were made; the reset forgets all', async () => {
    const names = { true: 'Vrai', made: 'Fabriqué', unknown: 'On ne peut pas savoir' };
    for (const paper of papers) {
      expect(read('.happened')).not.toContain('Généré ne veut pas dire faux');
      await judge('On ne peut pas savoir', names[paper.verdict]);
      await press('Document suivant');
    }
    expect(read('.happened')).toContain('Généré ne veut pas dire faux');
    expect(read('.results')).toContain('À l’œil : 3 sur 8, votre certitude dépasse');
    expect(read('.results')).toContain('Après l’enquête : 8 sur 8, vos réponses dépassent');
    await press('Remettre à zéro');
    expect(root.querySelector('.results')).toBeNull();
    expect(read('.state')).toContain('Document 1 sur 8');
  });
});

import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { asWritten, correctedQuestion, shownQuestion } from '@percolateur/domain';
import type { Answer, PartKind, Question } from '@percolateur/domain';
import { Announce } from '../../ui/announce';
import { QuestionView } from './question-view';

const base = { prompt: 'Que dire ?', explanation: 'Voilà ce qu’il fallait voir.' };
const trueFalse: Question<'true-false'> = {
  ...{ ...base, id: 'q-vrai', kind: 'true-false', right: false },
  whyNot: 'Rien n’y est rangé.',
};
/** In the right order: c, a, b. Shown: a, b, c. */
const ordering: Question<'ordering'> = {
  ...{ ...base, id: 'q-ordre', kind: 'ordering' },
  items: ['c', 'a', 'b'].map((id) => ({ id, text: `Étape ${id}`, explanation: `Car ${id}.` })),
};
const matching: Question<'matching'> = {
  ...{ ...base, id: 'q-paires', kind: 'matching' },
  items: [
    { id: 'jeu', text: 'Un jeu', targetId: 'court', explanation: 'Il lasse vite.' },
    { id: 'debat', text: 'Un débat', targetId: 'long', explanation: 'Il faut le temps.' },
  ],
  targets: [
    { id: 'court', text: '10 min' },
    { id: 'long', text: '45 min' },
    { id: 'bref', text: '5 min' },
  ],
};
const open: Question<'open'> = {
  ...{ ...base, id: 'q-pas', kind: 'open', example: 'Un petit pas.' },
  criteria: [{ id: 'pas', text: 'Un pas', levels: ['Absent', 'Précis'] }],
};
const scenario: Question<'scenario'> = {
  ...{ ...base, id: 'q-silence', kind: 'scenario', prompt: 'Le silence s’installe.' },
  parts: [trueFalse, ordering],
};
const trueSaid: Answer<PartKind> = { kind: 'true-false', value: true };
const inOrder = (itemIds: string[]): Answer<'ordering'> => ({ kind: 'ordering', itemIds });

/** One question on screen, answered as by the page around it. */
class Screen {
  readonly given: (Answer | null)[] = [];
  private readonly fixture: ComponentFixture<QuestionView>;

  /** `slow` never tells an answer back: as a page that has not drawn since. */
  constructor(
    private readonly question: Question,
    slow = false,
  ) {
    this.fixture = TestBed.createComponent(QuestionView);
    this.fixture.componentRef.setInput('question', shownQuestion(question, asWritten));
    this.fixture.componentRef.setInput('answer', null);
    this.fixture.componentInstance.give.subscribe((answer) => {
      this.given.push(answer);
      if (slow) return;
      this.fixture.componentRef.setInput('answer', answer);
      this.fixture.detectChanges();
    });
    document.body.append(this.root);
    this.fixture.detectChanges();
  }

  get root(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }
  get text(): string {
    return (this.root.textContent ?? '').replace(/\s+/g, ' ').trim();
  }
  get last(): Answer | null | undefined {
    return this.given.at(-1);
  }

  find<E extends HTMLElement>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (!found) throw new Error(`Nothing for ${selector}: ${this.text}`);
    return found;
  }

  choose(selector: string, option: string): void {
    const list = this.find<HTMLSelectElement>(selector);
    list.value = option;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    this.fixture.detectChanges();
  }

  tick(words: string): void {
    const labels = [...this.root.querySelectorAll('label')];
    labels.find(({ textContent }) => textContent?.includes(words))?.click();
    this.fixture.detectChanges();
  }

  correct(answer: Answer | null): void {
    const { componentRef } = this.fixture;
    componentRef.setInput('answer', answer);
    componentRef.setInput('locked', true);
    componentRef.setInput('feedback', correctedQuestion(this.question, answer));
    this.fixture.detectChanges();
  }

  close(): void {
    this.fixture.destroy();
    this.root.remove();
  }
}

let screen: Screen;
afterEach(() => screen.close());

describe('true or false', () => {
  beforeEach(() => (screen = new Screen(trueFalse)));

  it('is two radios of one named group', () => {
    expect(screen.find('legend').textContent).toContain('Que dire ?');
    screen.tick('Faux');
    expect(screen.last).toEqual({ kind: 'true-false', value: false });
    screen.tick('Vrai');
    expect(screen.last).toEqual({ kind: 'true-false', value: true });
  });

  it('explains the wrong one, and the question', () => {
    screen.correct(trueSaid);
    expect(screen.text).toContain('Mauvaise réponse, que vous avez choisie. Rien n’y est rangé.');
    expect(screen.text).toContain('Pas tout à fait. Ce n’est pas la bonne réponse.');
    expect(screen.text).toContain('Voilà ce qu’il fallait voir.');
  });
});

describe('ordering', () => {
  beforeEach(() => (screen = new Screen(ordering)));
  const order = () =>
    [...screen.root.querySelectorAll('li')].map(
      (row) => /Étape (.)/.exec(row.textContent ?? '')?.[1],
    );

  it('counts two presses that come faster than the page draws', () => {
    screen.close();
    screen = new Screen(ordering, true);
    const up = screen.find('#up-q-ordre-c');
    up.click();
    up.click();
    expect(screen.last).toEqual(inOrder(['c', 'a', 'b']));
  });

  it('moves by buttons, which keep the focus, and says where', () => {
    const said = jest.spyOn(TestBed.inject(Announce), 'say');
    expect(order()).toEqual(['a', 'b', 'c']);
    screen.find('#up-q-ordre-c').click();
    TestBed.tick();
    expect(order()).toEqual(['a', 'c', 'b']);
    expect(document.activeElement?.id).toBe('up-q-ordre-c');
    expect(said).toHaveBeenLastCalledWith('Étape c\u00a0: place 2 sur 3.');
    screen.find('#up-q-ordre-c').click();
    TestBed.tick();
    expect(screen.last).toEqual(inOrder(['c', 'a', 'b']));
    expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true');
    const moves = screen.given.length;
    screen.find('#up-q-ordre-c').click();
    expect(screen.given).toHaveLength(moves);
  });

  it('moves to a place by its number', () => {
    screen.choose('#place-q-ordre-c', '1');
    TestBed.tick();
    expect(order()).toEqual(['c', 'a', 'b']);
    expect(document.activeElement?.id).toBe('place-q-ordre-c');
    expect(screen.find<HTMLSelectElement>('#place-q-ordre-b').value).toBe('3');
  });

  it('is unanswered until something moves, and again once it is put back', () => {
    expect(screen.text).not.toContain('Remettre dans l’ordre de départ');
    screen.choose('#place-q-ordre-c', '1');
    const put = [...screen.root.querySelectorAll('button')].find(({ textContent }) =>
      textContent?.includes('Remettre dans l’ordre de départ'),
    );
    put!.click();
    TestBed.tick();
    expect(screen.last).toBeNull();
    expect(order()).toEqual(['a', 'b', 'c']);
    expect(document.activeElement?.id).toBe('place-q-ordre-a');
  });

  it('names each control by what it moves', () => {
    expect(screen.find('#down-q-ordre-a').textContent).toContain('Étape a');
    expect(screen.find('#place-q-ordre-a').getAttribute('aria-label')).toContain('Étape a');
  });

  it('is corrected in the right order, with where each was put', () => {
    screen.correct(inOrder(['c', 'b', 'a']));
    expect(order()).toEqual(['c', 'a', 'b']);
    expect(screen.text).toContain('À sa place. Car c.');
    expect(screen.text).toContain('Vous l’avez mis à la place 3. Car a.');
    expect(screen.text).toContain('Sur 3 paires, 2 dans le bon ordre moins 1 à l’envers.');
  });
});

describe('a reflection', () => {
  beforeEach(() => (screen = new Screen(open)));

  it('is thanked for, and neither right nor wrong until it is read', () => {
    screen.correct({ kind: 'open', text: 'Inviter Zoé.' });
    expect(screen.text).toContain('Merci. En attente de lecture');
    expect(screen.text).not.toContain('Pas tout à fait');
    expect(screen.find('app-told-note .note').className).toBe('note');
  });

  it('that was not given is said to be none', () => {
    screen.correct(null);
    expect(screen.text).toContain('Pas tout à fait. Sans réponse');
  });
});

describe('matching', () => {
  beforeEach(() => (screen = new Screen(matching)));

  it('is one named list an item, and is taken back one by one', () => {
    expect(screen.root.querySelectorAll('label + p select')).toHaveLength(2);
    screen.choose('#match-q-paires-jeu', 'court');
    screen.choose('#match-q-paires-debat', 'bref');
    expect(screen.last).toEqual({
      kind: 'matching',
      pairs: [
        { itemId: 'jeu', targetId: 'court' },
        { itemId: 'debat', targetId: 'bref' },
      ],
    });
    screen.choose('#match-q-paires-jeu', '');
    screen.choose('#match-q-paires-debat', '');
    expect(screen.last).toBeNull();
  });

  it('keeps two choices that are made faster than the page draws', () => {
    screen.close();
    screen = new Screen(matching, true);
    screen.choose('#match-q-paires-jeu', 'court');
    screen.choose('#match-q-paires-debat', 'bref');
    expect(screen.last).toMatchObject({ pairs: [{ itemId: 'jeu' }, { itemId: 'debat' }] });
  });

  it('is corrected item by item', () => {
    const pairs = [
      { itemId: 'jeu', targetId: 'court' },
      { itemId: 'debat', targetId: 'bref' },
    ];
    screen.correct({ kind: 'matching', pairs });
    expect(screen.text).toContain('Juste : 10 min');
    expect(screen.text).toContain('Il lasse vite.');
    expect(screen.text).toContain('Vous avez choisi : 5 minLa bonne réponse : 45 min');
    expect(screen.text).toContain('En partie. 1 association juste sur 2.');
  });
});

describe('a scenario', () => {
  beforeEach(() => (screen = new Screen(scenario)));

  it('tells its situation, then asks each question in a group of its own', () => {
    expect(screen.find('.situation').textContent).toContain('Le silence s’installe.');
    expect(screen.root.querySelectorAll('fieldset')).toHaveLength(2);
    expect(screen.text).toContain('Question 2 sur 2 de la situation');
  });

  it('is given as one answer', () => {
    screen.tick('Vrai');
    screen.find('#up-q-ordre-c').click();
    expect(screen.last).toEqual({
      kind: 'scenario',
      parts: [
        { questionId: 'q-vrai', answer: trueSaid },
        { questionId: 'q-ordre', answer: inOrder(['a', 'c', 'b']) },
      ],
    });
  });

  it('is corrected question by question, then as a whole', () => {
    screen.correct({ kind: 'scenario', parts: [{ questionId: 'q-vrai', answer: trueSaid }] });
    expect(screen.root.querySelectorAll('app-told-note')).toHaveLength(3);
    expect(screen.text).toContain('Sans réponse, pas de point.');
    expect(screen.text).toContain('Ses 2 questions obtiennent 0 ; 0 : la moyenne est 0.');
  });
});

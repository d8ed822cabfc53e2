import { TestBed } from '@angular/core/testing';
import type { HalfDayPlan, SigningMeans } from '@percolateur/contract';
import { MeansFields } from './means-fields';

const plan = (id: string, means?: SigningMeans[]): HalfDayPlan => ({
  ...{ id, title: id, mode: 'room', day: '2026-11-24', start: '09:00', end: '12:30' },
  ...(means && { means }),
});

function render(plans: HalfDayPlan[], opened: string[] = []) {
  const fixture = TestBed.createComponent(MeansFields);
  fixture.componentRef.setInput('plans', plans);
  fixture.componentRef.setInput('opened', new Set(opened));
  fixture.detectChanges();
  const root = fixture.nativeElement as HTMLElement;
  const boxes = () => [...root.querySelectorAll('input')];
  return {
    root,
    boxes,
    press: (index: number) => {
      boxes()[index]!.click();
      fixture.detectChanges();
    },
    means: () => fixture.componentInstance.plans().map(({ means }) => means?.join(' ')),
  };
}

it('chooses for all the half-days at once, from every means', () => {
  const { boxes, press, means } = render([plan('a'), plan('b')]);
  expect(boxes().map(({ checked }) => checked)).toEqual([true, true, true, true]);
  press(2);
  expect(means()).toEqual(['own passed paper', 'own passed paper']);
  press(2);
  expect(means()).toEqual(['own passed link paper', 'own passed link paper']);
});

it('shows what some hold and others do not, and gives it to all', () => {
  const { boxes, press, means, root } = render([plan('a', ['own']), plan('b', ['own', 'paper'])]);
  expect(boxes().map(({ indeterminate }) => indeterminate)).toEqual([false, false, false, true]);
  expect(root.textContent).toContain('certaines demi-journées');
  press(3);
  expect(means()).toEqual(['own paper', 'own paper']);
});

it('leaves none without any, and takes none from those whose signing was opened', () => {
  expect(render([plan('a', ['own'])]).boxes()[0]!.disabled).toBe(true);
  const { press, means } = render([plan('a', ['own', 'link']), plan('b', ['own', 'link'])], ['a']);
  press(1);
  press(3);
  press(3);
  expect(means()).toEqual(['own passed link paper', 'own passed link']);
});

import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { EnrolmentRow, NewEnrolment } from '@percolateur/contract';
import { PersonForm } from './person-form';

describe('the form of a person to add', () => {
  const asked: NewEnrolment[] = [];
  const open = () => {
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    const fixture = TestBed.createComponent(PersonForm);
    fixture.componentRef.setInput('verb', 'Inscrire');
    fixture.componentRef.setInput('add', (person: NewEnrolment) => {
      asked.push(person);
      return Promise.reject<EnrolmentRow>(new Error('the network is away'));
    });
    fixture.detectChanges();
    const root = fixture.nativeElement as HTMLElement;
    return {
      type: (name: string, text: string) => {
        const field = root.querySelector<HTMLInputElement>(`#field-${name}`)!;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      send: async () => {
        root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
        await fixture.whenStable();
      },
    };
  };

  test('tries again under the same id for the same address, under another for another', async () => {
    const form = open();
    form.type('firstName', 'Ève');
    form.type('lastName', 'Petit');
    form.type('email', 'eve@percolateur.test');
    await form.send();
    await form.send();
    form.type('email', 'eve.petit@percolateur.test');
    await form.send();
    const [first, again, other] = asked.map(({ id }) => id);
    expect(asked).toHaveLength(3);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

import { TestBed } from '@angular/core/testing';
import { App } from './app';

it('shows the name of the product', async () => {
  const fixture = TestBed.createComponent(App);
  await fixture.whenStable();
  expect((fixture.nativeElement as HTMLElement).querySelector('h1')?.textContent).toBe(
    'Percolateur',
  );
});

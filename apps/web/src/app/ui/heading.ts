import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';

/**
 * The h1 of a page: it names the document and, after a navigation inside the application, takes the
 * focus as a new page would.
 */
@Directive({ selector: 'h1[appHeading]', host: { tabindex: '-1' } })
export class Heading {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const title = inject(Title);
    const router = inject(Router);
    afterNextRender(() => {
      title.setTitle(`${element.textContent?.trim()} · Percolateur`);
      if ((router.lastSuccessfulNavigation()?.id ?? 1) > 1) element.focus({ preventScroll: true });
    });
  }
}

import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, tap } from 'rxjs';
import { CurrentPerson } from './session/current-person';
import { Announce } from './ui/announce';
import { Cup } from './ui/cup';
import { Icon } from './ui/icon';

/** The shell: skip link, header, page, footer, and the voice for screen readers. */
@Component({
  selector: 'app-root',
  imports: [Cup, Icon, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.css',
  host: { '(document:keydown.escape)': 'open.set(false)' },
})
export class App {
  private readonly router = inject(Router);
  private readonly arrived = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      tap(() => this.open.set(false)),
    ),
  );
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly current = inject(CurrentPerson);
  protected readonly announce = inject(Announce);
  protected readonly open = signal(false);
  /** A page may ask to stand alone, without header nor footer (`data: { bare: true }`). */
  protected readonly bare = computed(() => {
    this.arrived();
    let { root: route } = this.router.routerState.snapshot;
    while (route.firstChild) route = route.firstChild;
    return route.data['bare'] === true;
  });

  constructor() {
    // Unreached: the header stays as for nobody, and the page that needs the person says why.
    this.current.load().catch(() => null);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}

import {
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  NavigationEnd,
  NavigationError,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { filter, map, tap } from 'rxjs';
import { ProblemError } from './api';
import { AppOnDevice } from './app-on-device';
import { linksWait } from './outbox/links-wait';
import { OutboxTray } from './outbox/outbox-tray';
import { CurrentPerson } from './session/current-person';
import { action } from './ui/action';
import { Announce } from './ui/announce';
import { Cup } from './ui/cup';
import { Icon } from './ui/icon';
import { Loading } from './ui/loading';
import { ProblemNote } from './ui/problem-note';

const unopened = new ProblemError(
  0,
  'unopened',
  'Cette page n’a pas pu s’ouvrir.',
  'Le réseau ne répond pas, ou une nouvelle version vient d’arriver. Ce que vous avez fait est gardé.',
);

/** The shell: skip link, header, page, footer, and the voice for screen readers. */
@Component({
  selector: 'app-root',
  imports: [
    Cup,
    Icon,
    Loading,
    OutboxTray,
    ProblemNote,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  templateUrl: './app.html',
  styleUrl: './app.css',
  host: { '(document:keydown.escape)': 'open.set(false)' },
})
export class App {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  /** The last arrival, or the failure to arrive. */
  protected readonly arrived = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd || event instanceof NavigationError),
      tap(() => this.open.set(false)),
      map((event) => ({ url: event.url, failed: event instanceof NavigationError })),
    ),
  );
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly unopened = unopened;
  protected readonly current = inject(CurrentPerson);
  protected readonly announce = inject(Announce);
  protected readonly device = inject(AppOnDevice);
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
    void action(() => this.current.load()).run();
    if (linksWait()) void this.sendLinkSignatures();
  }

  /** Seldom needed, hence fetched apart: what was signed by a link without network leaves from any page. */
  private async sendLinkSignatures(): Promise<void> {
    const fetched = await import('./outbox/link-signatures').catch(() => null);
    if (fetched) await this.injector.get(fetched.LinkSignatures).send();
  }

  protected here(): string {
    return this.router.url;
  }

  /** Loads everything again: a page that cannot be opened is often one of an older version. */
  protected reload(url: string): void {
    location.assign(url);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}

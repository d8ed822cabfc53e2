import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes, sessionRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { Cup } from '../../ui/cup';
import { Heading } from '../../ui/heading';
import { NextWordTaste } from './next-word-taste';
import { RoomScene } from './room-scene';

/** What this is, for whom, a taste of it, and the way in or back. */
@Component({
  selector: 'app-home-page',
  imports: [Cup, Heading, NextWordTaste, RoomScene, RouterLink],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  private readonly api = inject(Api);
  protected readonly current = inject(CurrentPerson);

  protected readonly about = resource({ loader: () => this.api.call(sessionRoutes.about) });
  private readonly programme = resource({
    loader: () => this.api.call(courseRoutes.programme),
  });
  /** The course as it is taught now; nothing while it is on its way, or before there is one. */
  protected readonly course = computed(() =>
    this.programme.hasValue() ? this.programme.value() : null,
  );

  protected readonly accounts = [
    { email: 'apprenant@percolateur.test', role: 'suit une session en cours' },
    { email: 'formatrice@percolateur.test', role: 'anime cette session' },
    { email: 'coordination@percolateur.test', role: 'coordonne un hub' },
    { email: 'admin@percolateur.test', role: 'administre tous les hubs' },
  ];
}

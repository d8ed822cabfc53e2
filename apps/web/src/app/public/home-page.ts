import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { sessionRoutes } from '@percolateur/contract';
import { Api } from '../api';
import { Cup } from '../ui/cup';
import { Heading } from '../ui/heading';

/** What this is, for whom, and the way in. */
@Component({
  selector: 'app-home-page',
  imports: [Cup, Heading, RouterLink],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  private readonly api = inject(Api);

  protected readonly about = resource({ loader: () => this.api.call(sessionRoutes.about) });

  protected readonly halfDays = [
    {
      theme: 'histoire',
      when: 'Premier jour, le matin',
      title: 'D’où ça vient, ce qu’on en pense',
      text: 'Quatre-vingts ans d’idées et de promesses, un programme qui faisait semblant d’écouter, et vos propres images de l’IA.',
    },
    {
      theme: 'fonctionnement',
      when: 'Premier jour, l’après-midi',
      title: 'Comment ça marche',
      text: 'Régler un neurone à la main, tirer le mot d’après aux dés, voir ce que les données n’ont pas vu.',
    },
    {
      theme: 'impacts',
      when: 'Second jour, le matin',
      title: 'Ce que ça change',
      text: 'Travail, environnement, information, droits : des faits sourcés, des désaccords assumés.',
    },
    {
      theme: 'animer',
      when: 'Second jour, l’après-midi',
      title: 'Animer un Café IA',
      text: 'Choisir un format, écrire son heure, s’entraîner pour de vrai, et poser la date du premier café.',
    },
  ];

  protected readonly accounts = [
    { email: 'apprenant@percolateur.test', role: 'suit une session en cours' },
    { email: 'formatrice@percolateur.test', role: 'anime cette session' },
    { email: 'coordination@percolateur.test', role: 'coordonne un hub' },
    { email: 'admin@percolateur.test', role: 'administre tous les hubs' },
  ];
}

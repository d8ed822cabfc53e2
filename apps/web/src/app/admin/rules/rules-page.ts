import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ruleRoutes } from '@percolateur/contract';
import type { Rule } from '@percolateur/contract';
import { Api } from '../../api';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { HubPicker } from '../shared/hub-picker';
import { Hubs } from '../shared/hubs';

const moments: readonly { title: string; rules: readonly Rule['rule'][] }[] = [
  { title: 'Inviter', rules: ['invitation', 'invitation-again', 'invitation-last'] },
  { title: 'Avant la formation', rules: ['joining', 'prepare', 'eve'] },
  { title: 'Pendant la formation', rules: ['welcome', 'sign', 'sign-link', 'trainer-evening'] },
  {
    title: 'Après la formation',
    rules: [
      ...([
        'documents',
        'documents-sent',
        'corrected',
        'satisfaction',
        'satisfaction-again',
      ] as const),
      ...(['cafe-plan', 'cafe-again', 'cafe-announced', 'cafe-held', 'cold'] as const),
      'claims-corrected',
    ],
  },
  { title: 'Quand quelque chose change', rules: ['changed', 'cancelled', 'withdrawn'] },
];

/** The messages that a hub sends by itself: when, to whom, and which ones it changed or suspended. */
@Component({
  selector: 'app-rules-page',
  imports: [Heading, HubPicker, PageState, RouterLink],
  template: `
    <h1 appHeading>Messages</h1>
    <app-hub-picker />
    <p class="lead">
      Ces messages partent seuls, à l’heure de chaque session, et s’arrêtent quand ils n’ont plus
      lieu d’être. Rien ne part entre 20&nbsp;h et 8&nbsp;h, sauf ce qui répond à un geste ou ne
      peut attendre&nbsp;; ce qui n’est pas urgent attend la fin d’un jour férié.
    </p>
    @if (rules.hasValue()) {
      @for (moment of moments; track moment.title) {
        <h2>{{ moment.title }}</h2>
        <ul class="plain lines">
          @for (rule of of(moment.rules); track rule.rule) {
            <li>
              <p class="name">
                <a [routerLink]="rule.rule">{{ rule.label }}</a>
                @if (rule.paused) {
                  <span class="tag warning">suspendu</span>
                }
                @if (changed(rule)) {
                  <span class="tag">modifié</span>
                }
              </p>
              <p class="soft">{{ rule.when }}, {{ rule.toWhom }}</p>
            </li>
          }
        </ul>
      }
    } @else {
      <app-page-state [of]="rules" page />
    }
  `,
  styles: `
    .name {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      margin-block-end: 0;
    }
    .name a {
      font-weight: 600;
      padding-block: 0.4rem;
    }
    .soft {
      margin-block-start: 0;
    }
    .soft::first-letter {
      text-transform: uppercase;
    }
  `,
})
export class RulesPage {
  private readonly api = inject(Api);
  private readonly hubs = inject(Hubs);

  protected readonly moments = moments;
  protected readonly rules = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(ruleRoutes.list, { params: { organisationId } }),
  });

  protected of(names: readonly Rule['rule'][]): Rule[] {
    const rules = this.rules.hasValue() ? this.rules.value() : [];
    return names.flatMap((name) => rules.find(({ rule }) => rule === name) ?? []);
  }

  protected readonly changed = ({ delay, shippedDelay, words, shippedWords }: Rule) =>
    JSON.stringify([delay, words]) !== JSON.stringify([shippedDelay, shippedWords]);
}

import { Component, computed, inject, input, resource, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ruleRoutes } from '@percolateur/contract';
import type { Rule } from '@percolateur/contract';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { FrenchDate, FrenchTime, deviceTimeZone } from '../../ui/when';
import { Hubs } from '../shared/hubs';
import { RuleForm } from './rule-form';

/** One message of a hub: its delay, its words, its preview, and what it was before. */
@Component({
  selector: 'app-rule-page',
  imports: [FrenchDate, FrenchTime, Heading, PageState, RouterLink, RuleForm],
  template: `
    <p class="no-print"><a routerLink="/coordination/messages">Tous les messages</a></p>
    @if (shown(); as rule) {
      <h1 appHeading>{{ rule.label }}</h1>
      <p class="lead">{{ rule.when }}, {{ rule.toWhom }}.</p>
      <app-rule-form
        [rule]="rule"
        [organisationId]="hubs.chosen()"
        (saved)="take($event)"
        (stale)="rules.reload()"
      />
      @if (versions.hasValue() && versions.value().length > 0) {
        <details>
          <summary>Versions précédentes</summary>
          <ol class="plain lines">
            @for (version of versions.value(); track version.number) {
              <li>
                <p class="soft">
                  Version {{ version.number }}, {{ version.at | frenchDate: zone }},
                  {{ version.at | frenchTime: zone }}
                  @if (version.paused) {
                    <span class="tag warning">suspendu</span>
                  }
                </p>
                <p>{{ version.when }}</p>
                @if (version.words; as words) {
                  <p>
                    <strong>{{ words.subject }}</strong>
                  </p>
                  <p class="said">{{ words.opening }}</p>
                } @else {
                  <p class="soft">Texte d’origine</p>
                }
              </li>
            }
          </ol>
        </details>
      }
    } @else {
      <app-page-state [of]="rules" page />
    }
  `,
  styles: `
    .lead::first-letter {
      text-transform: uppercase;
    }
    .said {
      white-space: pre-line;
    }
  `,
})
export class RulePage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly hubs = inject(Hubs);
  private readonly form = viewChild(RuleForm);

  readonly rule = input.required<Rule['rule']>();

  protected readonly zone = deviceTimeZone();
  protected readonly rules = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(ruleRoutes.list, { params: { organisationId } }),
  });
  protected readonly shown = computed(() => {
    const rules = this.rules.hasValue() ? this.rules.value() : [];
    return rules.find(({ rule }) => rule === this.rule());
  });
  protected readonly versions = resource({
    params: () => {
      const [organisationId, shown] = [this.hubs.chosen(), this.shown()];
      return organisationId && shown
        ? { organisationId, rule: shown.rule, number: shown.number }
        : undefined;
    },
    loader: ({ params: { organisationId, rule } }) =>
      this.api.call(ruleRoutes.versions, { params: { organisationId, rule } }),
  });

  protected take(rule: Rule): void {
    this.rules.update((rules) => rules?.map((each) => (each.rule === rule.rule ? rule : each)));
    this.announce.say(`Message enregistré. Il part désormais ainsi\u00a0: ${rule.when}.`);
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.form()?.mayLeave() ?? true;
  }
}

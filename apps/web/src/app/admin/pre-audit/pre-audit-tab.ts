import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { evidenceRoutes } from '@percolateur/contract';
import { counted, type MendingPlace, preAuditRules, preAuditWords } from '@percolateur/domain';
import { Api } from '../../api';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { CohortStore } from '../cohort/cohort-store';
import { mendingPath, mendingWords } from '../shared/mending';
import { FundingForm } from './funding-form';

/** What an inspector would see in this session, rule by rule, with why and how to mend it. */
@Component({
  selector: 'app-pre-audit-tab',
  imports: [FundingForm, Icon, PageState, RouterLink],
  template: `
    <h2>Contrôle avant audit</h2>
    @if (audit.hasValue()) {
      @if (amiss().length === 0) {
        <p class="note done">
          <app-icon name="check" />Rien à redire : {{ rules.length }} points vérifiés à l’instant.
        </p>
      } @else {
        <p>
          {{ counted(amiss().length, 'point', 'points') }} qu’un contrôle relèverait. Rien n’est
          bloqué : mieux vaut le voir avant lui.
        </p>
      }
      @for (each of amiss(); track each.rule) {
        <section class="card" [attr.aria-labelledby]="each.rule">
          <h3 [id]="each.rule"><app-icon name="warning" />{{ each.words.title }}</h3>
          <ul>
            @for (text of each.texts; track $index) {
              <li>{{ text }}</li>
            }
          </ul>
          <p><strong>Pourquoi.</strong> {{ each.words.reason }}</p>
          <p><strong>Que faire.</strong> {{ each.words.mend }}</p>
          <p class="actions no-print">
            <a class="button" [routerLink]="place(each.words.where)">
              {{ places[each.words.where] }}
            </a>
          </p>
        </section>
      }
      <details>
        <summary>Ce qui est vérifié</summary>
        <dl>
          @for (rule of rules; track rule) {
            <dt>
              <strong>{{ words[rule].title }}</strong>
            </dt>
            <dd>{{ words[rule].reason }}</dd>
          }
        </dl>
      </details>
      <app-funding-form class="no-print" [cohortId]="store.id()!" />
    } @else {
      <app-page-state [of]="audit" />
    }
  `,
  styles: `
    section {
      margin-block: 1rem;
    }
    h3 {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      margin-block-start: 0;
    }
    li {
      overflow-wrap: anywhere;
    }
    dd {
      margin-block-end: 0.75rem;
      margin-inline-start: 0;
    }
  `,
})
export class PreAuditTab {
  private readonly api = inject(Api);
  protected readonly store = inject(CohortStore);

  protected readonly counted = counted;
  protected readonly rules = preAuditRules;
  protected readonly words = preAuditWords;
  protected readonly places = mendingWords;
  protected readonly audit = resource({
    params: () => this.store.id(),
    loader: ({ params: cohortId }) =>
      this.api.call(evidenceRoutes.preAudit, { params: { cohortId } }),
  });
  /** The rules that found something, each with all that it found. */
  protected readonly amiss = computed(() => {
    const findings = this.audit.hasValue() ? this.audit.value().findings : [];
    return preAuditRules
      .map((rule) => ({
        rule,
        words: preAuditWords[rule],
        texts: findings.filter((each) => each.rule === rule).map(({ text }) => text),
      }))
      .filter(({ texts }) => texts.length > 0);
  });

  protected place(where: MendingPlace): string[] {
    return mendingPath(this.store.id()!, where);
  }
}

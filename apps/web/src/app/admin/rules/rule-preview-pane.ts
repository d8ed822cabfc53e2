import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { cohortRoutes, ruleRoutes } from '@percolateur/contract';
import type { Rule } from '@percolateur/contract';
import { typeset } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

/** While one types, nothing is asked; a breath later the letter is drawn again. */
const breathMs = 500;

/** A message with the data of a session, as it is being written; sent to oneself to see it arrive. */
@Component({
  selector: 'app-rule-preview-pane',
  imports: [Busy, PageState, ProblemNote],
  template: `
    <section aria-labelledby="preview-title">
      <h2 id="preview-title">Aperçu</h2>
      @if (cohorts.hasValue() && cohorts.value().rows.length === 0) {
        <p>Créez une session avec des dates pour lire ce message avec de vraies données.</p>
      } @else {
        <div class="field">
          <label for="preview-cohort">Avec les données de la session</label>
          <select id="preview-cohort" #choice (change)="cohortId.set(choice.value)">
            @for (cohort of dated(); track cohort.id) {
              <option [value]="cohort.id" [selected]="cohort.id === cohortId()">
                {{ cohort.title }}
              </option>
            }
          </select>
        </div>
        @if (preview.hasValue()) {
          <p>
            À {{ preview.value().who }}&nbsp;: <strong>{{ preview.value().subject }}</strong>
          </p>
          <iframe title="Aperçu du message" sandbox="" [srcdoc]="page()"></iframe>
          @if (preview.value().attachments.length > 0) {
            <p>Pièces jointes&nbsp;: {{ preview.value().attachments.join(', ') }}</p>
          }
          <p class="actions">
            <button
              type="button"
              class="button"
              [appBusy]="testing.pending()"
              (click)="testing.run()"
            >
              M’envoyer un essai
            </button>
          </p>
        } @else if (words() === undefined) {
          <p class="soft">L’aperçu revient quand le texte est complet.</p>
        } @else {
          <app-page-state [of]="preview" />
        }
        <p role="status" [class.note]="said()" [class.done]="said()">{{ said() }}</p>
        <app-problem [problem]="testing.problem()" />
      }
    </section>
  `,
  styles: `
    iframe {
      inline-size: 100%;
      block-size: 60vh;
      border: 1px solid var(--line);
      border-radius: 12px;
      background: #fff;
    }
    select {
      max-inline-size: 100%;
    }
  `,
})
export class RulePreviewPane {
  private readonly api = inject(Api);
  private readonly sanitizer = inject(DomSanitizer);

  readonly rule = input.required<Rule['rule']>();
  readonly organisationId = input.required<string>();
  /** Words being written; null: as shipped; undefined: they would not do yet. */
  readonly words = input.required<Rule['words'] | undefined>();

  protected readonly cohorts = resource({
    params: () => this.organisationId() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(cohortRoutes.list, { query: { organisationId } }),
  });
  protected readonly dated = computed(() =>
    this.cohorts.hasValue() ? this.cohorts.value().rows.filter(({ startsAt }) => startsAt) : [],
  );
  protected readonly cohortId = linkedSignal(() => this.dated()[0]?.id ?? '');
  protected readonly preview = resource({
    params: () => {
      const [cohortId, rule, words] = [this.cohortId(), this.rule(), this.words()];
      return cohortId && words !== undefined ? { cohortId, rule, words } : undefined;
    },
    loader: async ({ params: { words, ...params }, abortSignal, previous }) => {
      if (previous.status !== 'idle') await pause(breathMs, abortSignal);
      return this.api.call(ruleRoutes.preview, { params, body: { words } });
    },
  });
  /** Ours, and its names escaped; the frame has no script, no form and no origin all the same. */
  protected readonly page = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(
      this.preview.hasValue() ? this.preview.value().html : '',
    ),
  );

  protected readonly said = signal('');
  protected readonly testing = action(async () => {
    this.said.set('');
    const { sentTo } = await this.api.call(ruleRoutes.test, {
      params: { cohortId: this.cohortId(), rule: this.rule() },
      body: { words: this.words() ?? null },
    });
    this.said.set(typeset(`L’essai est parti à ${sentTo}. Personne d’autre ne le reçoit.`));
  });
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Typed again', 'AbortError'));
    });
  });

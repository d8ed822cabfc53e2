import { Component, computed, inject, input, output, resource } from '@angular/core';
import { type Organisation, organisationRoutes, urlOf } from '@percolateur/contract';
import { ofName } from '@percolateur/domain';
import { Api } from '../../api';
import { Icon } from '../../ui/icon';
import { HubPreview } from './hub-preview';
import { StampEditor } from './stamp-editor';

/** What a hub is known by, its signature and stamp, and how all of it appears on a paper. */
@Component({
  selector: 'app-hub-card',
  imports: [HubPreview, Icon, StampEditor],
  template: `
    <div class="halves">
      <div>
        <dl class="facts">
          <div>
            <dt>Structure</dt>
            <dd>{{ hub().legalName }}<br />{{ hub().address }}</dd>
          </div>
          <div>
            <dt>Code des documents</dt>
            <dd>{{ hub().code }}</dd>
          </div>
          <div>
            <dt>SIRET</dt>
            <dd>{{ hub().siret || 'à compléter' }}</dd>
          </div>
          <div>
            <dt>Déclaration d’activité</dt>
            <dd>{{ hub().activityNumber || 'à compléter' }}</dd>
          </div>
          <div>
            <dt>Signe les documents</dt>
            <dd>
              {{ hub().representativeName }}, {{ hub().representativeCapacity }}, à {{ hub().city }}
            </dd>
          </div>
          <div>
            <dt>Contact</dt>
            <dd class="sub">{{ hub().contactEmail }}<br />{{ hub().contactPhone }}</dd>
          </div>
          <div>
            <dt>Contact handicap</dt>
            <dd class="sub">
              {{ hub().disabilityContactName }}<br />{{ hub().disabilityContactEmail }}
            </dd>
          </div>
        </dl>
        <p class="no-print">
          <a [href]="rules()" target="_blank" rel="noopener"
            >Règlement intérieur<span class="hidden">
              {{ ofName(hub().name) }} (PDF, nouvel onglet)</span
            ></a
          >
        </p>
        @if (mayEdit()) {
          <p class="actions no-print">
            <button type="button" class="button" (click)="edit.emit()">
              <app-icon name="pen" />Modifier<span class="hidden"> {{ hub().name }}</span>
            </button>
          </p>
          <h3>Signature et cachet</h3>
          <app-stamp-editor
            [organisation]="hub()"
            [stamp]="stamp.hasValue() ? stamp.value().png : null"
            (changed)="changed.emit($event)"
          />
        }
      </div>
      <details>
        <summary>Aperçu sur les papiers et les courriels</summary>
        <app-hub-preview [hub]="hub()" [stamp]="stamp.hasValue() ? stamp.value().png : null" />
      </details>
    </div>
  `,
})
export class HubCard {
  protected readonly ofName = ofName;
  private readonly api = inject(Api);

  readonly hub = input.required<Organisation>();
  readonly mayEdit = input.required<boolean>();
  readonly edit = output();
  readonly changed = output<Organisation>();

  protected readonly rules = computed(() =>
    urlOf(organisationRoutes.rules, { params: { organisationId: this.hub().id } }),
  );
  protected readonly stamp = resource({
    params: () => {
      const { id, stampHash } = this.hub();
      return stampHash ? { id, stampHash } : undefined;
    },
    loader: ({ params: { id: organisationId } }) =>
      this.api.call(organisationRoutes.stamp, { params: { organisationId } }),
  });
}

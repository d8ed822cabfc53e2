import { Component, computed, effect, inject, input, resource } from '@angular/core';
import { type EvidenceBundle, evidenceRoutes, urlOf } from '@percolateur/contract';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';

/** Looked at again that often while one is being made. */
const EVERY_SECONDS = 3;

/** The bundles of evidence of a hub: on their way, ready to be taken, or given up. */
@Component({
  selector: 'app-bundle-list',
  imports: [FrenchDate, FrenchTime, Icon, PageState],
  template: `
    @if (bundles.hasValue()) {
      @if (bundles.value().length > 0) {
        <ul class="plain">
          @for (each of bundles.value(); track each.id) {
            <li class="card">
              <h3>{{ kinds[each.kind] }}&nbsp;: {{ each.title }}</h3>
              <p class="soft">
                Demandé le {{ each.askedAt | frenchDate: timeZone }},
                {{ each.askedAt | frenchTime: timeZone }}
              </p>
              @switch (each.status) {
                @case ('ready') {
                  <p class="actions">
                    <a class="button" [href]="fileOf(each)" download>
                      <app-icon name="download" />Télécharger ({{ weight(each) }})<span
                        class="hidden"
                      >
                        : {{ each.title }}</span
                      >
                    </a>
                  </p>
                  <p class="soft">
                    {{ each.total }}&nbsp;fichiers et leur index. Gardé jusqu’au
                    {{ each.expiresAt! | frenchDate: timeZone }}.
                  </p>
                }
                @case ('failed') {
                  <p class="note error">
                    <app-icon name="warning" />Ce dossier n’a pas pu être fait, après trois essais.
                    Rien n’est perdu : redemandez-le, ou prévenez qui tient le serveur.
                  </p>
                }
                @default {
                  <p>
                    <label [for]="each.id">
                      {{
                        each.total > 0
                          ? each.done + ' fichiers sur ' + each.total
                          : 'En attente de son tour'
                      }}
                    </label>
                    <progress [id]="each.id" [value]="each.done" [max]="each.total || 1"></progress>
                  </p>
                }
              }
            </li>
          }
        </ul>
      } @else {
        <p>Aucun dossier pour l’instant.</p>
      }
    } @else {
      <app-page-state [of]="bundles" />
    }
  `,
  styles: `
    li {
      margin-block-end: 1rem;
    }
    h3 {
      margin-block: 0;
      overflow-wrap: anywhere;
    }
    progress {
      display: block;
      inline-size: min(100%, 24rem);
    }
  `,
})
export class BundleList {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly organisationId = input.required<string>();
  /** One that was just asked for. */
  readonly asked = input<EvidenceBundle | null>(null);

  protected readonly timeZone = deviceTimeZone();
  protected readonly kinds = { cohort: 'Session', person: 'Personne', period: 'Sessions' };
  protected readonly bundles = resource({
    params: () => ({ organisationId: this.organisationId() }),
    loader: ({ params }) => this.api.call(evidenceRoutes.bundles, { params }),
  });
  private readonly underWay = computed(
    () =>
      this.bundles.hasValue() &&
      this.bundles.value().some(({ status }) => status === 'waiting' || status === 'under-way'),
  );

  constructor() {
    effect(() => {
      if (this.asked()) this.bundles.reload();
    });
    gentlePoll(async () => {
      if (!this.underWay()) return;
      const params = { organisationId: this.organisationId() };
      const before = new Map(this.bundles.value()?.map(({ id, status }) => [id, status]));
      const now = await this.api.call(evidenceRoutes.bundles, { params });
      this.bundles.set(now);
      const ready = now.find(({ id, status }) => status === 'ready' && before.get(id) !== status);
      if (ready) this.announce.say(`Le dossier est prêt\u00a0: ${ready.title}.`);
    }, EVERY_SECONDS);
  }

  protected fileOf({ id }: EvidenceBundle): string {
    return urlOf(evidenceRoutes.bundle, { params: { bundleId: id } });
  }

  /** « 1,4 Mo » */
  protected weight({ size }: EvidenceBundle): string {
    const megabytes = Math.max(0.1, (size ?? 0) / 1_000_000);
    return `${megabytes.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
  }
}

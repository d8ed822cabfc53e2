import { Component, computed, input } from '@angular/core';
import { frenchDate } from '@percolateur/domain';
import { deviceTimeZone } from '../../ui/when';
import type { OrganisationDraft } from './organisation-draft';

/** How a hub appears on its papers and at the foot of its letters, as it is being typed. */
@Component({
  selector: 'app-hub-preview',
  template: `
    <aside aria-labelledby="hub-preview">
      <h3 id="hub-preview">Aperçu</h3>
      <p class="hint">Sur un certificat</p>
      <div class="paper">
        <p class="name">{{ hub().name || 'Nom d’usage' }}</p>
        <p class="small">{{ identity() }}</p>
        <p class="small">{{ numbers() }}</p>
        <hr />
        <p class="what">Certificat de réalisation</p>
        <p class="small">N° {{ hub().code || 'CODE' }}-{{ year }}-0001</p>
        <p>
          {{ hub().legalName || 'La structure' }}, par {{ signatory() }}, atteste que
          <strong>Nadia Benali</strong> a suivi la formation.
        </p>
        <div class="foot">
          <div>
            <p>Fait à {{ hub().city || '…' }}, le {{ today }}</p>
            <p>
              <strong>{{ hub().representativeName }}</strong>
            </p>
            <p>{{ hub().representativeCapacity }}</p>
          </div>
          @if (stamp(); as png) {
            <img [src]="'data:image/png;base64,' + png" alt="Signature et cachet" />
          } @else {
            <p class="empty small">Signature et cachet : pas encore d’image</p>
          }
        </div>
      </div>
      <p class="hint">Au bas d’un courriel</p>
      <div class="paper">
        <p>
          Besoin d’un aménagement ? {{ hub().disabilityContactName || '…' }} vous répond, en toute
          discrétion : {{ hub().disabilityContactEmail || '…' }}.
        </p>
        @for (line of signature(); track $index) {
          <p class="small">{{ line }}</p>
        }
      </div>
    </aside>
  `,
  styles: `
    h3 {
      margin-block-start: 0;
    }
    /* Paper is white in the dark too. */
    .paper {
      margin-block: 0.25rem 1rem;
      padding: 1.25rem;
      border: 1px solid #e2d5c3;
      border-radius: 4px;
      background: #ffffff;
      color: #2e1c12;
      font-size: 0.9rem;
      line-height: 1.4;
      overflow-wrap: anywhere;
    }
    .paper p {
      margin: 0 0 0.35rem;
    }
    .name {
      color: #a63d17;
      font-size: 1.15rem;
      font-weight: 700;
    }
    .small {
      color: #5a4233;
      font-size: 0.85rem;
    }
    hr {
      border-color: #8a7767;
    }
    .what {
      font-size: 1.35rem;
      font-weight: 700;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem;
      justify-content: space-between;
      margin-block-start: 1rem;
    }
    img {
      max-inline-size: 12rem;
      max-block-size: 4rem;
      object-fit: contain;
    }
    .empty {
      padding: 0.75rem;
      border: 1px dashed #8a7767;
    }
    @media (min-width: 60rem) {
      aside {
        position: sticky;
        inset-block-start: 1rem;
      }
    }
  `,
})
export class HubPreview {
  readonly hub = input.required<OrganisationDraft>();
  /** The signature and stamp, as base64; null without. */
  readonly stamp = input<string | null>(null);

  protected readonly today = frenchDate(new Date(), deviceTimeZone());
  protected readonly year = new Date().getFullYear();
  protected readonly identity = computed(() => {
    const { legalName, address } = this.hub();
    return [legalName, address].filter(Boolean).join(' – ');
  });
  protected readonly numbers = computed(() => {
    const { siret, activityNumber } = this.hub();
    return [
      siret && `SIRET ${siret}`,
      activityNumber && `Déclaration d’activité n° ${activityNumber}`,
    ]
      .filter(Boolean)
      .join(' – ');
  });
  protected readonly signatory = computed(() => {
    const { representativeName, representativeCapacity } = this.hub();
    return [representativeName, representativeCapacity].filter(Boolean).join(', ') || '…';
  });
  protected readonly signature = computed(() => {
    const { representativeName, name, contactPhone, contactEmail } = this.hub();
    return [representativeName, name, contactPhone, contactEmail].filter(Boolean);
  });
}

import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { certificateRoutes, urlOf } from '@percolateur/contract';
import { formatHours, verdictWords } from '@percolateur/domain';
import { Api } from '../api';
import { Empty } from '../ui/empty';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { FrenchDate } from '../ui/when';

const kinds = {
  attestation: 'Attestation de fin de formation',
  realisation: 'Certificat de réalisation',
} as const;

/** My certificates: each as PDF, and the page where anyone may check it. */
@Component({
  selector: 'app-documents-page',
  imports: [Empty, FrenchDate, Heading, Icon, PageState, RouterLink],
  template: `
    @if (documents.hasValue()) {
      <div class="reading">
        <h1 appHeading>Mes documents</h1>
        @for (document of documents.value(); track document.id) {
          <section class="card" [attr.aria-labelledby]="document.id">
            <h2 [id]="document.id">{{ kinds[document.kind] }}</h2>
            <p>
              {{ document.cohortTitle }}, {{ formatHours(document.minutesFollowed) }}<br />
              <span class="soft">
                N° {{ document.number }}, émis le
                {{ document.issuedAt | frenchDate: document.timeZone }}
              </span>
            </p>
            @if (document.status !== 'issued') {
              <p>
                <span class="tag warning">{{ words[document.status] }}</span>
              </p>
            }
            <p class="actions">
              <a class="button primary" target="_blank" [href]="pdf(document.id)">
                <app-icon name="document" />
                <span
                  >Ouvrir le PDF<span class="hidden">
                    de : {{ kinds[document.kind] }}, nouvel onglet</span
                  ></span
                >
              </a>
              <a class="button quiet" [routerLink]="['/verifier', document.code]">
                <span
                  >Page de vérification<span class="hidden">
                    de : {{ kinds[document.kind] }}</span
                  ></span
                >
              </a>
            </p>
          </section>
        } @empty {
          <app-empty>
            <p>
              Vos documents apparaîtront ici après la formation : le certificat de réalisation avec
              vos heures signées, l’attestation avec vos acquis.
            </p>
            <p><a routerLink="/ma-formation">Revenir à ma formation</a></p>
          </app-empty>
        }
      </div>
    } @else {
      <app-page-state class="reading" [of]="documents" page />
    }
  `,
  styles: `
    section {
      margin-block-end: 1rem;
    }
    h2 {
      margin-block-start: 0;
    }
  `,
})
export class DocumentsPage {
  private readonly api = inject(Api);

  protected readonly documents = resource({ loader: () => this.api.call(certificateRoutes.mine) });
  protected readonly kinds = kinds;
  protected readonly words = {
    superseded: verdictWords.superseded,
    suspended: verdictWords.suspended,
    revoked: verdictWords.revoked,
  };
  protected readonly formatHours = formatHours;

  protected pdf(certificateId: string): string {
    return urlOf(certificateRoutes.pdf, { params: { certificateId } });
  }
}

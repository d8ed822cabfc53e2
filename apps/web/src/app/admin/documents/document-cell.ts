import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type CertificateKind,
  certificateRoutes,
  type CertificateRow,
  urlOf,
} from '@percolateur/contract';
import { type MendingPlace, ofPerson, verdictOf, verdictWords } from '@percolateur/domain';
import { Busy } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { mendingPath, mendingWords } from '../shared/mending';
import { type CertificateMove, moveWords } from './certificate-moves';
import { kindWords } from './issue-report';

/** A person’s document of one kind: what was issued, or rule by rule what it still takes. */
@Component({
  selector: 'app-document-cell',
  imports: [Busy, Icon, RouterLink],
  template: `
    @if (document().certificate; as certificate) {
      <p>
        N°&nbsp;{{ certificate.number }}
        @if (certificate.version > 1) {
          <span class="tag">version {{ certificate.version }}</span>
        }
        @if (certificate.status !== 'issued') {
          <span class="tag warning">{{ word() }}</span>
        }
      </p>
      @if (document().disagreements.length > 0) {
        <div class="note warning">
          <app-icon name="warning" />
          <div>
            <p>
              {{
                document().remedy === 'revoke'
                  ? 'Ce document n’est plus mérité.'
                  : 'Ce document ne dit plus ce qui est vrai.'
              }}
            </p>
            <ul class="plain">
              @for (each of document().disagreements; track each) {
                <li>{{ each }}</li>
              }
            </ul>
            @if (mayIssue() && document().remedy === 'correct') {
              <button
                type="button"
                class="button no-print"
                [appBusy]="busy()"
                (click)="correct.emit()"
              >
                Corriger et réémettre<span class="hidden">, {{ of() }}</span>
              </button>
            }
            @if (mayIssue() && document().remedy === 'revoke') {
              <button type="button" class="button no-print" (click)="ask.emit('revoke')">
                Révoquer<span class="hidden">, {{ of() }}</span>
              </button>
            }
          </div>
        </div>
      }
      <p class="links no-print">
        <a [href]="pdf()" target="_blank" rel="noopener">
          PDF<span class="hidden">, {{ of() }}, nouvel onglet</span>
        </a>
        <a [routerLink]="['/verifier', certificate.code]">
          Vérifier<span class="hidden">, {{ of() }}</span>
        </a>
        @if (mayIssue()) {
          @if (kind() === 'assiduite' && certificate.status === 'issued') {
            <button type="button" class="link" [appBusy]="busy()" (click)="correct.emit()">
              Mettre à jour<span class="hidden">, {{ of() }}</span>
            </button>
          }
          @for (move of moves(); track move) {
            <button type="button" class="link" (click)="ask.emit(move)">
              {{ moveWords[move].verb }}<span class="hidden">, {{ of() }}</span>
            </button>
          }
        }
      </p>
    }
    @if (free()) {
      @if (document().eligible && mayIssue()) {
        <button type="button" class="button" [appBusy]="busy()" (click)="issue.emit()">
          Émettre<span class="hidden">, {{ of() }}</span>
        </button>
      }
      <details>
        <summary>
          <span [class.done]="document().eligible">{{ met() }}</span>
          <span class="hidden">, {{ of() }}</span>
        </summary>
        <ul class="plain">
          @for (reason of document().reasons; track reason.text) {
            <li [class.done]="reason.met">
              <app-icon [name]="reason.met ? 'check' : 'cross'" />
              <span>
                <span class="hidden">{{ reason.met ? 'Rempli' : 'Manque' }}&nbsp;: </span>
                {{ reason.text }}
                @if (reason.remedy; as remedy) {
                  <span class="soft">{{ remedy.text }} </span>
                  <a class="no-print" [routerLink]="path(remedy.where)">{{
                    places[remedy.where]
                  }}</a>
                }
              </span>
            </li>
          }
        </ul>
      </details>
    }
  `,
  styleUrl: './document-cell.css',
})
export class DocumentCell {
  readonly row = input.required<CertificateRow>();
  readonly kind = input.required<CertificateKind>();
  readonly mayIssue = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly cohortId = input.required<string>();
  readonly issue = output();
  readonly ask = output<CertificateMove>();
  readonly correct = output();

  protected readonly document = computed(() => this.row()[this.kind()]);
  /** What may become of the certificate. */
  protected readonly moves = computed((): CertificateMove[] => {
    const { status } = this.document().certificate!;
    if (status === 'issued') return ['suspend', 'revoke'];
    return status === 'suspended' ? ['restore', 'revoke'] : [];
  });
  protected readonly moveWords = moveWords;
  protected readonly places = mendingWords;
  /** None is in force: one revoked is none. */
  protected readonly free = computed(() => {
    const { certificate } = this.document();
    return certificate === null || certificate.status === 'revoked';
  });
  /** « certificat de réalisation de Nadia Benali », for those who do not see the table. */
  protected readonly of = computed(() => `${kindWords[this.kind()].one} ${ofPerson(this.row())}`);
  protected readonly met = computed(() => {
    const { reasons, eligible } = this.document();
    if (eligible) return 'conditions remplies';
    const met = reasons.filter((reason) => reason.met).length;
    return reasons.length > 1 ? `${met} sur ${reasons.length} conditions` : 'pas encore';
  });
  protected readonly word = computed(() => {
    const { status } = this.document().certificate!;
    return verdictWords[verdictOf(status, true)].toLowerCase();
  });
  protected path(where: MendingPlace): string[] {
    return mendingPath(this.cohortId(), where);
  }

  protected readonly pdf = computed(() =>
    urlOf(certificateRoutes.pdf, { params: { certificateId: this.document().certificate!.id } }),
  );
}

import { Component, computed, input, output, signal } from '@angular/core';

/** What LinkedIn’s form of a certification is filled with. */
export interface Certification {
  name: string;
  organisation: string;
  issuedAt: string;
  number: string;
}

/** The link by which something is shown: opened, with the name or not, given, and closed. */
@Component({
  selector: 'app-share-box',
  template: `
    <fieldset>
      <legend>Le montrer par un lien</legend>
      @if (share(); as share) {
        <p class="address">
          <a [href]="link()" target="_blank">{{ link() }}</a>
          (nouvel onglet)
        </p>
        <label class="choice">
          <input
            type="checkbox"
            #named
            [checked]="share.named"
            (change)="opened.emit(named.checked)"
          />
          {{ nameLabel() }}
        </label>
        <p class="actions">
          <button type="button" class="button" (click)="copy()">
            Copier le lien<span class="hidden"> : {{ of() }}</span>
          </button>
          @if (hands) {
            <button type="button" class="button" (click)="hand()">
              Partager<span class="hidden"> : {{ of() }}</span>
            </button>
          }
          <a class="button" target="_blank" rel="noopener noreferrer" [href]="linkedIn()">
            Ajouter à LinkedIn<span class="hidden"> : {{ of() }}, nouvel onglet</span>
          </a>
          <button type="button" class="button quiet" (click)="closed.emit()">
            Fermer le lien<span class="hidden"> : {{ of() }}</span>
          </button>
        </p>
      } @else {
        <p>{{ whenClosed() }}</p>
        <p class="actions">
          <button type="button" class="button" (click)="opened.emit(false)">
            Ouvrir un lien<span class="hidden"> : {{ of() }}</span>
          </button>
        </p>
      }
      <p role="status" class="copied">
        @if (copied() !== null) {
          {{
            copied()
              ? 'Lien copié. Qui l’ouvre lit la page, sans compte, jusqu’à ce que vous le fermiez.'
              : 'La copie est refusée ici. Copiez l’adresse ci-dessus.'
          }}
        }
      </p>
    </fieldset>
  `,
  styleUrl: './share-box.css',
})
export class ShareBox {
  readonly share = input.required<{ code: string; named: boolean } | null>();
  /** Where it is shown: « badge ». */
  readonly at = input.required<'badge' | 'document'>();
  /** What is shown, for those who do not see it beside. */
  readonly of = input.required<string>();
  readonly nameLabel = input.required<string>();
  readonly whenClosed = input.required<string>();
  readonly certification = input.required<Certification>();
  /** Opened, or changed: whether it says the name. */
  readonly opened = output<boolean>();
  readonly closed = output();

  /** Whether the link was copied, or could not be; null before. */
  protected readonly copied = signal<boolean | null>(null);
  /** Whether the device has its own way to share. */
  protected readonly hands = 'share' in navigator;
  protected readonly link = computed(() => {
    const code = this.share()?.code ?? '';
    return new URL(`/${this.at()}/${code}`, location.origin).href;
  });

  /** The form of LinkedIn that adds a certification: an address, which tells them nothing until it is opened. */
  protected readonly linkedIn = computed(() => {
    const { name, organisation, issuedAt, number } = this.certification();
    const at = new Date(issuedAt);
    const query = new URLSearchParams({
      startTask: 'CERTIFICATION_NAME',
      name,
      organizationName: organisation,
      issueYear: String(at.getFullYear()),
      issueMonth: String(at.getMonth() + 1),
      certUrl: this.link(),
      certId: number,
    });
    return `https://www.linkedin.com/profile/add?${query}`;
  });

  protected async copy(): Promise<void> {
    this.copied.set(
      await navigator.clipboard.writeText(this.link()).then(
        () => true,
        () => false,
      ),
    );
  }

  /** Opens the device’s own sheet; to change one’s mind there is no failure. */
  protected hand(): void {
    navigator.share({ title: this.of(), url: this.link() }).catch(() => undefined);
  }
}

import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { certificateRoutes, type MyDocument, urlOf } from '@percolateur/contract';
import { formatHours, verdictWords } from '@percolateur/domain';
import { Api } from '../../api';
import { MyBadges } from './my-badges';
import { CurrentPerson } from '../../session/current-person';
import { Cup } from '../../ui/cup';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { FrenchDate } from '../../ui/when';

const kinds = {
  attestation: 'Attestation de fin de formation',
  realisation: 'Certificat de réalisation',
} as const;

/** My certificates: a word of celebration, each as it looks, to open, to check and to share. */
@Component({
  selector: 'app-documents-page',
  imports: [Cup, Empty, FrenchDate, Heading, Icon, MyBadges, PageState, RouterLink],
  templateUrl: './documents-page.html',
  styleUrl: './documents-page.css',
})
export class DocumentsPage {
  private readonly api = inject(Api);

  protected readonly documents = resource({ loader: () => this.api.call(certificateRoutes.mine) });
  /** Who has an attestation that holds has completed the course. */
  protected readonly completed = computed(
    () =>
      this.documents.hasValue() &&
      this.documents
        .value()
        .some(({ kind, status }) => kind === 'attestation' && status === 'issued'),
  );
  protected readonly person = inject(CurrentPerson).person;
  /** The document whose link was just copied, or could not be. */
  protected readonly copied = signal<{ id: string; done: boolean } | null>(null);
  /** Whether the device has its own way to share. */
  protected readonly shares = 'share' in navigator;

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

  protected linkOf({ code }: MyDocument): string {
    return new URL(`/verifier/${code}`, location.origin).href;
  }

  protected async copy(document: MyDocument): Promise<void> {
    const done = await navigator.clipboard.writeText(this.linkOf(document)).then(
      () => true,
      () => false,
    );
    this.copied.set({ id: document.id, done });
  }

  /** Opens the device’s own sheet; to change one’s mind there is no failure. */
  protected share(document: MyDocument): void {
    const shared = { title: kinds[document.kind], url: this.linkOf(document) };
    navigator.share(shared).catch(() => undefined);
  }
}

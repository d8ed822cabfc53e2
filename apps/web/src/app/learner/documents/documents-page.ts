import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  certificateRoutes,
  type DocumentShare,
  type MyDocument,
  urlOf,
} from '@percolateur/contract';
import { certificateTitles, formatHours, verdictWords } from '@percolateur/domain';
import { Api } from '../../api';
import { MyRecognition } from '../recognition/my-recognition';
import { MyBadges } from './my-badges';
import { CurrentPerson } from '../../session/current-person';
import { Cup } from '../../ui/cup';
import { action } from '../../ui/action';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate } from '../../ui/when';
import { ShareBox } from './share-box';

/** My certificates: a word of celebration, each as it looks, to open, to check and to share. */
@Component({
  selector: 'app-documents-page',
  imports: [
    Cup,
    Empty,
    FrenchDate,
    Heading,
    Icon,
    MyBadges,
    MyRecognition,
    PageState,
    ProblemNote,
    RouterLink,
    ShareBox,
  ],
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
  protected readonly sharing = action(async (document: MyDocument, named: boolean) => {
    const params = { certificateId: document.id };
    this.put(document, await this.api.call(certificateRoutes.share, { params, body: { named } }));
  });
  protected readonly hiding = action(async (document: MyDocument) => {
    await this.api.call(certificateRoutes.hide, { params: { certificateId: document.id } });
    this.put(document, null);
  });

  protected readonly kinds = certificateTitles;
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

  private put(document: MyDocument, share: DocumentShare | null): void {
    this.documents.update((all) =>
      all?.map((each) => (each.id === document.id ? { ...each, share } : each)),
    );
  }
}

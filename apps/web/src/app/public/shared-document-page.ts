import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { certificateRoutes } from '@percolateur/contract';
import { certificateTitles, formatHours, verdictOf, verdictWords } from '@percolateur/domain';
import { Api } from '../api';
import { Heading } from '../ui/heading';
import { PageState } from '../ui/page-state';
import { FrenchDate } from '../ui/when';

/** A document that its holder shows: what it says and whether it stands, with the name as they let it be seen. */
@Component({
  selector: 'app-shared-document-page',
  imports: [FrenchDate, Heading, PageState, RouterLink],
  templateUrl: './shared-document-page.html',
  styleUrl: './verify-page.css',
})
export class SharedDocumentPage {
  private readonly api = inject(Api);

  readonly code = input.required<string>();

  protected readonly document = resource({
    params: () => this.code(),
    loader: ({ params: code }) => this.api.call(certificateRoutes.shared, { params: { code } }),
  });
  protected readonly verdict = computed(() =>
    this.document.hasValue() ? verdictWords[verdictOf(this.document.value().status, true)] : '',
  );
  protected readonly titles = certificateTitles;
  protected readonly formatHours = formatHours;

  protected print(): void {
    window.print();
  }
}

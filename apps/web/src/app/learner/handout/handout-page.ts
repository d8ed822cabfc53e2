import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { Prose } from '../lesson/prose';
import { SourceEntry } from '../lesson/source-entry';

/** What a learner keeps of a lesson: one page to print, to fill in by hand. */
@Component({
  selector: 'app-handout-page',
  imports: [Heading, PageState, Prose, RouterLink, SourceEntry],
  templateUrl: './handout-page.html',
  styleUrl: './handout-page.css',
})
export class HandoutPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  readonly lessonId = input.required<string>();

  protected readonly handout = resource({
    params: () => ({ cohortId: this.cohortId(), lessonId: this.lessonId() }),
    loader: ({ params }) => this.api.call(courseRoutes.handout, { params }),
  });

  protected showSource(id: string): void {
    document.getElementById(`source-${id}`)?.focus();
  }

  protected print(): void {
    window.print();
  }
}

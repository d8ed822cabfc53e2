import { Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inboxRoutes, type InboxItem } from '@percolateur/contract';
import { Api } from '../../api';
import { LetterFrame } from '../../parts/letter/letter-frame';
import { CurrentPerson } from '../current-person';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

/** What I was told: the letters, as they were written, whether the mail brought them or not. */
@Component({
  selector: 'app-inbox-page',
  imports: [
    Busy,
    Empty,
    FrenchDate,
    Heading,
    LetterFrame,
    Modal,
    MoreButton,
    PageState,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './inbox-page.html',
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      padding-block: 0.75rem;
      border-block-end: 1px solid var(--hairline);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .unread {
      font-weight: 700;
    }
  `,
})
export class InboxPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly current = inject(CurrentPerson);

  protected readonly zone = deviceTimeZone();
  protected readonly items = pagedList(
    () => ({}),
    (_, after) => this.api.call(inboxRoutes.list, { query: { ...(after && { after }) } }),
  );
  /** Read since the list came. */
  private readonly readNow = signal<ReadonlySet<string>>(new Set());
  protected readonly opened = signal<InboxItem | null>(null);
  protected readonly letter = resource({
    params: () => this.opened()?.id,
    loader: ({ params: messageId }) => this.api.call(inboxRoutes.letter, { params: { messageId } }),
  });

  protected readonly isRead = ({ id, read }: InboxItem) => read || this.readNow().has(id);
  protected readonly unread = () => this.items.rows().filter((item) => !this.isRead(item));

  protected readonly markAll = action(async () => {
    await this.mark(this.unread());
    this.announce.say('Tout est marqué comme lu.');
  });
  private readonly marking = action((item: InboxItem) => this.mark([item]));

  protected open(item: InboxItem): void {
    this.opened.set(item);
    this.note(item);
  }

  /** It opens all the same where the mark did not arrive. */
  protected note(item: InboxItem): void {
    if (!this.isRead(item)) void this.marking.run(item);
  }

  private async mark(items: readonly InboxItem[]): Promise<void> {
    const ids = items.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += 200) {
      const body = { ids: ids.slice(at, at + 200) };
      this.current.leftToRead((await this.api.call(inboxRoutes.markRead, { body })).unread);
    }
    this.readNow.update((known) => new Set([...known, ...ids]));
  }
}

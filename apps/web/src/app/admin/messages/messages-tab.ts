import { Component, computed, inject, resource, signal } from '@angular/core';
import { type MessageRow, reminderRoutes } from '@percolateur/contract';
import { counted, typeset } from '@percolateur/domain';
import { Api } from '../../api';
import { Empty } from '../../ui/empty';
import { PageState } from '../../ui/page-state';
import { CohortStore } from '../cohort/cohort-store';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { messageWords } from '../shared/words';
import { MessageList } from './message-list';
import { NoteDialog } from './note-dialog';
import { RuleAudienceList } from './rule-audience';

/** The messages of a session: what went, what is owed, what failed and why. */
@Component({
  selector: 'app-messages-tab',
  imports: [Empty, ExportBar, MessageList, NoteDialog, PageState, RuleAudienceList],
  templateUrl: './messages-tab.html',
})
export class MessagesTab {
  private readonly api = inject(Api);
  private readonly store = inject(CohortStore);

  protected readonly cohort = computed(() => this.store.cohort()!);
  protected readonly messages = resource({
    params: () => this.store.id(),
    loader: ({ params: cohortId }) =>
      this.api.call(reminderRoutes.messages, { params: { cohortId } }),
  });
  protected readonly status = signal<MessageRow['status'] | ''>('');
  protected readonly shown = computed(() => {
    const rows = this.messages.hasValue() ? this.messages.value() : [];
    return rows.filter(({ status }) => !this.status() || status === this.status());
  });
  /** The statuses met in this session. */
  protected readonly statuses = computed(() => {
    const rows = this.messages.hasValue() ? this.messages.value() : [];
    const met = new Set(rows.map(({ status }) => status));
    return (Object.keys(messageWords) as MessageRow['status'][]).filter((each) => met.has(each));
  });

  protected readonly mayWrite = computed(() => {
    const { rights, status } = this.cohort();
    return rights.write && !['draft', 'archived'].includes(status);
  });
  /** Whether it is asked who receives what: read when it is opened. */
  protected readonly asking = signal(false);
  protected readonly writing = signal(false);
  /** What the last writing did, in a sentence. */
  protected readonly said = signal('');

  protected readonly words = messageWords;
  protected readonly counted = counted;

  protected choose(status: string): void {
    this.status.set(status as MessageRow['status'] | '');
  }

  protected written(count: number): void {
    this.said.set(
      typeset(
        `Votre message part à ${counted(count, 'personne', 'personnes')}. Son envoi se suit ici.`,
      ),
    );
    this.messages.reload();
  }

  protected take(row: MessageRow): void {
    this.messages.update((rows) => rows?.map((each) => (each.id === row.id ? row : each)));
  }

  protected readonly exported = (): ExportRow[] =>
    this.shown().map((row) => ({
      Nom: row.lastName,
      Prénom: row.firstName,
      'Adresse électronique': row.email,
      Message: row.label,
      État: messageWords[row.status],
      Prévu: row.dueAt,
      Parti: row.sentAt ?? '',
      Erreur: row.lastError ?? '',
    }));
}

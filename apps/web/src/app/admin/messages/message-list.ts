import { Component, inject, input, output, signal } from '@angular/core';
import { type MessageRow, reminderRoutes } from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate, FrenchTime } from '../../ui/when';
import { LetterDialog } from './letter-dialog';
import { messageTones, messageWords, returnedWords } from '../shared/words';

/** Messages with their state, what stopped them, and the button that sends a dead one again. */
@Component({
  selector: 'app-message-list',
  imports: [LetterDialog, Busy, FrenchDate, FrenchTime, Icon, ProblemNote],
  template: `
    <app-problem [problem]="retrying.problem()" />
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Personne</th>
          <th scope="col">Message</th>
          <th scope="col">Quand</th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr>
            <th scope="row">
              {{ fullName(row) }}
              <span class="soft sub">{{ row.email }}</span>
            </th>
            <td>
              {{ row.label }}
              @if (row.status === 'sent') {
                <button type="button" class="button quiet no-print" (click)="reading.set(row)">
                  Lire<span class="hidden">
                    le message à {{ fullName(row) }}&nbsp;: {{ row.label }}</span
                  >
                </button>
              }
            </td>
            <td>
              {{ row.sentAt ?? row.dueAt | frenchDate: timeZone() }},
              {{ row.sentAt ?? row.dueAt | frenchTime: timeZone() }}
            </td>
            <td>
              <span [class]="'tag ' + tones[row.status]">{{ words[row.status] }}</span>
              @if (row.returned; as kind) {
                <p class="fault">
                  <app-icon name="warning" />
                  <span>{{ returned[kind] }}</span>
                </p>
              } @else if (row.status === 'sent') {
                <span class="soft sub">accepté par le serveur</span>
              }
              @if (row.lastError && row.status !== 'sent') {
                <p class="fault">
                  <app-icon name="warning" />
                  <span>{{ row.lastError }} ({{ tries(row) }})</span>
                </p>
              }
              @if (row.status === 'dead' || row.status === 'suppressed') {
                <button
                  type="button"
                  class="button no-print"
                  [appBusy]="retrying.pending() && going() === row.id"
                  (click)="retry(row)"
                >
                  Renvoyer<span class="hidden"> à {{ fullName(row) }}&nbsp;: {{ row.label }}</span>
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
    @if (reading(); as row) {
      <app-letter-dialog [message]="row" (closed)="reading.set(null)" />
    }
  `,
  styles: `
    .fault {
      display: flex;
      gap: 0.35rem;
      margin: 0.25rem 0;
      color: var(--error);
      overflow-wrap: anywhere;
    }
    .fault app-icon {
      inline-size: 1.1rem;
    }
  `,
})
export class MessageList {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly rows = input.required<readonly MessageRow[]>();
  readonly timeZone = input.required<string>();
  /** A message goes out again; its row as it is now. */
  readonly retried = output<MessageRow>();

  protected readonly fullName = fullName;
  protected readonly words = messageWords;
  protected readonly returned = returnedWords;
  protected readonly tones = messageTones;
  protected readonly going = signal('');
  protected readonly reading = signal<MessageRow | null>(null);
  protected readonly tries = ({ attempts }: MessageRow) => counted(attempts, 'essai', 'essais');

  protected readonly retrying = action(async ({ id: messageId }: MessageRow) => {
    const row = await this.api.call(reminderRoutes.retry, { params: { messageId } });
    this.retried.emit(row);
    this.announce.say(`Message pour ${fullName(row)}\u00a0: ${messageWords[row.status]}.`);
  });

  protected retry(row: MessageRow): void {
    if (this.retrying.pending()) return;
    this.going.set(row.id);
    void this.retrying.run(row);
  }
}

import { Component, computed, inject, resource } from '@angular/core';
import { type MessageRow, reminderRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';
import { MessageList } from '../messages/message-list';
import { messageWords } from '../shared/words';

/** Looked at again that often: a queue moves by itself. */
const EVERY_SECONDS = 15;

/** Whether messages go out: the queue, what waits in it, what it gave up. */
@Component({
  selector: 'app-queue-page',
  imports: [Busy, FrenchDate, FrenchTime, Heading, Icon, MessageList, PageState, ProblemNote],
  templateUrl: './queue-page.html',
})
export class QueuePage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly health = resource({ loader: () => this.api.call(reminderRoutes.queue) });
  protected readonly timeZone = deviceTimeZone();
  protected readonly work = computed(() => {
    const { waiting, active, delayed, failed } = this.health.value()!;
    return [
      { label: 'en attente', count: waiting },
      { label: 'en cours', count: active },
      { label: 'plus tard', count: delayed },
      { label: 'en échec', count: failed },
    ];
  });
  protected readonly messages = computed(() => {
    const { messages } = this.health.value()!;
    return (Object.keys(messageWords) as MessageRow['status'][]).map((status) => ({
      label: messageWords[status],
      count: messages[status] ?? 0,
    }));
  });

  protected readonly counted = counted;
  protected readonly replaying = action(async () => {
    const { count } = await this.api.call(reminderRoutes.replay);
    this.health.set(await this.api.call(reminderRoutes.queue));
    this.announce.say(`${counted(count, 'message repart', 'messages repartent')}.`);
  });

  constructor() {
    gentlePoll(
      async () => this.health.set(await this.api.call(reminderRoutes.queue)),
      EVERY_SECONDS,
    );
  }
}

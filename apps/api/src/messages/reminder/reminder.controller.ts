import { Controller, Param } from '@nestjs/common';
import { Id, reminderRoutes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { MessageService } from './message.service';

@Controller()
export class ReminderController {
  constructor(private readonly messages: MessageService) {}

  @Serve(reminderRoutes.messages)
  ofCohort(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.messages.ofCohort(caller, cohortId);
  }

  @Serve(reminderRoutes.retry)
  retry(@SignedIn() caller: Caller, @Param('messageId', { schema: Id }) messageId: string) {
    return this.messages.retry(caller, messageId);
  }

  @Serve(reminderRoutes.queue)
  health(@SignedIn() caller: Caller) {
    return this.messages.health(caller);
  }
}

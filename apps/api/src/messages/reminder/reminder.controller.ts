import { Controller } from '@nestjs/common';
import { reminderRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { MessageService } from './message.service';

@Controller()
export class ReminderController {
  constructor(private readonly messages: MessageService) {}

  @Serve(routes.messages)
  ofCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.messages>) {
    return this.messages.ofCohort(caller, params.cohortId);
  }

  @Serve(routes.retry)
  retry(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.retry>) {
    return this.messages.retry(caller, params.messageId);
  }

  @Serve(routes.queue)
  health(@SignedIn() caller: Caller) {
    return this.messages.health(caller);
  }
}

import { Controller } from '@nestjs/common';
import { reminderRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { MessageService } from './message.service';
import { NoteService } from './note.service';

@Controller()
export class ReminderController {
  constructor(
    private readonly messages: MessageService,
    private readonly notes: NoteService,
  ) {}

  @Serve(routes.messages)
  ofCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.messages>) {
    return this.messages.ofCohort(caller, params.cohortId);
  }

  @Serve(routes.retry)
  retry(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.retry>) {
    return this.messages.retry(caller, params.messageId);
  }

  @Serve(routes.letter)
  letter(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.letter>) {
    return this.messages.letter(caller, params.messageId);
  }

  @Serve(routes.write)
  write(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.write>) {
    return this.notes.write(caller, params.cohortId, body);
  }

  @Serve(routes.writeTo)
  async writeTo(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.writeTo>,
  ) {
    await this.notes.writeTo(caller, params.enrolmentId, body);
  }

  @Serve(routes.replay)
  replay(@SignedIn() caller: Caller) {
    return this.messages.replay(caller);
  }

  @Serve(routes.queue)
  health(@SignedIn() caller: Caller) {
    return this.messages.health(caller);
  }
}

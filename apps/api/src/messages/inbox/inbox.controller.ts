import { Controller } from '@nestjs/common';
import { inboxRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { InboxService } from './inbox.service';

@Controller()
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.list>) {
    return this.inbox.list(caller.records, query.after);
  }

  @Serve(routes.letter)
  letter(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.letter>) {
    return this.inbox.letter(caller.id, params.messageId);
  }

  @Serve(routes.markRead)
  markRead(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.markRead>) {
    return this.inbox.markRead(caller.records, body.ids);
  }
}

import { Controller } from '@nestjs/common';
import { readingRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ReadingService } from './reading.service';

@Controller()
export class ReadingController {
  constructor(private readonly readings: ReadingService) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.readings.list(caller, params.cohortId);
  }

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.read>) {
    return this.readings.read(caller, params.cohortId, body);
  }
}

import { Controller } from '@nestjs/common';
import { evidenceRoutes, learnerRoutes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { JoiningService } from './joining.service';

@Controller()
export class JoiningController {
  constructor(private readonly joining: JoiningService) {}

  @Serve(evidenceRoutes.joining)
  async ofSession(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof evidenceRoutes.joining>,
  ) {
    const bytes = await this.joining.ofSession(caller, params.cohortId, query.enrolmentId);
    return pdfFile(bytes, query.enrolmentId ? 'convocation' : 'convocations');
  }

  @Serve(learnerRoutes.joining)
  async mine(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof learnerRoutes.joining>) {
    return pdfFile(await this.joining.mine(caller, params.cohortId), 'convocation');
  }
}

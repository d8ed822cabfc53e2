import { Controller } from '@nestjs/common';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { PreAuditService } from './pre-audit.service';

@Controller()
export class PreAuditController {
  constructor(private readonly audits: PreAuditService) {}

  @Serve(routes.preAudit)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.preAudit>) {
    return this.audits.read(caller, params.cohortId);
  }
}

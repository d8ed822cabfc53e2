import { Controller } from '@nestjs/common';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { BpfService } from './bpf.service';

@Controller()
export class BpfController {
  constructor(private readonly figures: BpfService) {}

  @Serve(routes.bpf)
  read(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.bpf>) {
    return this.figures.read(caller, params.organisationId, Number(query.year));
  }
}

import { Controller } from '@nestjs/common';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { ProgrammeService } from './programme.service';

@Controller()
export class ProgrammeController {
  constructor(private readonly programmes: ProgrammeService) {}

  @Serve(routes.programme)
  async draw(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.programme>) {
    return pdfFile(await this.programmes.draw(caller, params.cohortId), 'programme');
  }
}

import { Controller, StreamableFile } from '@nestjs/common';
import { accountRoutes as routes } from '@percolateur/contract';
import { Asked, Serve } from '../../platform/serve';
import { SignedIn } from '../auth/caller';
import type { Caller } from '../auth/caller';
import { OwnDataService } from './own-data.service';

const types = { json: 'application/json', html: 'text/html' } as const;

@Controller()
export class OwnDataController {
  constructor(private readonly data: OwnDataService) {}

  @Serve(routes.data)
  async read(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.data>) {
    return new StreamableFile(await this.data.read(caller, query.format), {
      type: `${types[query.format]}; charset=utf-8`,
      disposition: `attachment; filename="mes-donnees-percolateur.${query.format}"`,
    });
  }
}

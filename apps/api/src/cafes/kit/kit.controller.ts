import { Controller } from '@nestjs/common';
import { cafePlanRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { KitService } from './kit.service';

@Controller()
export class KitController {
  constructor(private readonly kits: KitService) {}

  @Serve(routes.askKit)
  ask(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.askKit>) {
    return this.kits.ask(caller, params);
  }

  @Serve(routes.kit)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.kit>) {
    return this.kits.read(caller, params);
  }

  @Serve(routes.kitFile)
  file(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.kitFile>) {
    return this.kits.file(caller, params);
  }
}

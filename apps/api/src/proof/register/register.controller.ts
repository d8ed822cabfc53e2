import { Controller } from '@nestjs/common';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { RegisterService } from './register.service';

@Controller()
export class RegisterController {
  constructor(private readonly register: RegisterService) {}

  @Serve(routes.register)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.register>) {
    return this.register.read(caller, params.organisationId);
  }

  @Serve(routes.check)
  check(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.check>) {
    return this.register.check(caller, params.organisationId);
  }

  @Serve(routes.files)
  files(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.files>) {
    return this.register.files(caller, params.organisationId);
  }
}

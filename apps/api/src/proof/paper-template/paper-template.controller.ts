import { Controller } from '@nestjs/common';
import { paperTemplateRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { PaperTemplateService } from './paper-template.service';

@Controller()
export class PaperTemplateController {
  constructor(private readonly templates: PaperTemplateService) {}

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.read>) {
    return this.templates.read(caller, params.organisationId);
  }

  @Serve(routes.save)
  save(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.save>) {
    return this.templates.save(caller, params.organisationId, body);
  }

  @Serve(routes.logo)
  logo(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.logo>) {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return this.templates.keepLogo(caller, params.organisationId, bytes);
  }

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.preview>) {
    return this.templates.preview(caller, params.organisationId, body);
  }
}

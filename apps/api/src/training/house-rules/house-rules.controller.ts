import { Controller, Ip } from '@nestjs/common';
import { organisationRoutes as routes } from '@percolateur/contract';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { HouseRulesService } from './house-rules.service';

@Controller()
export class HouseRulesController {
  constructor(private readonly rules: HouseRulesService) {}

  @Serve(routes.withRules)
  list() {
    return this.rules.list();
  }

  @Serve(routes.rules)
  async draw(@Asked() { params }: Asked<typeof routes.rules>, @Ip() ipAddress: string) {
    return pdfFile(await this.rules.draw(params.organisationId, ipAddress), 'reglement-interieur');
  }
}

import { Controller } from '@nestjs/common';
import { dashboardRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { DashboardService } from './dashboard.service';

@Controller()
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Serve(routes.national)
  national(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.national>) {
    return this.dashboard.national(caller, query.year);
  }
}

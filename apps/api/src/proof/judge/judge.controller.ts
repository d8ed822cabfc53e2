import { Controller, Ip } from '@nestjs/common';
import { badgeRoutes } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { Asked, Serve } from '../../platform/serve';
import { JudgeService } from './judge.service';

@Controller()
export class JudgeController {
  constructor(private readonly judging: JudgeService) {}

  @Serve(badgeRoutes.judge)
  judge(@Asked() { body }: Asked<typeof badgeRoutes.judge>, @Ip() ipAddress: string) {
    if (!Buffer.isBuffer(body)) throw new Refusal('input-invalid');
    return this.judging.judge(body, ipAddress);
  }
}

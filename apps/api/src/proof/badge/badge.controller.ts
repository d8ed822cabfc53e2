import { Controller, Ip, StreamableFile } from '@nestjs/common';
import { badgeRoutes as routes } from '@percolateur/contract';
import type { Achievement } from '@percolateur/domain';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ImageService } from './image.service';
import { MyBadgesService } from './my-badges.service';

@Controller()
export class BadgeController {
  constructor(
    private readonly badges: MyBadgesService,
    private readonly images: ImageService,
  ) {}

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller) {
    return this.badges.mine(caller);
  }

  @Serve(routes.file)
  async file(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.file>) {
    const { badge, credential } = await this.badges.read(caller, params.badgeId);
    const { bytes, type } =
      query.form === 'json'
        ? { bytes: Buffer.from(credential), type: 'application/ld+json' }
        : await this.images.baked(badge, credential, query.form);
    return new StreamableFile(bytes, {
      ...{ type, length: bytes.length },
      disposition: `attachment; filename="badge-cafe-ia.${query.form}"`,
    });
  }

  @Serve(routes.share)
  share(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.share>) {
    return this.badges.share(caller, params.badgeId, body.named);
  }

  @Serve(routes.hide)
  hide(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.hide>) {
    return this.badges.hide(caller, params.badgeId);
  }

  @Serve(routes.shared)
  shared(@Asked() { params }: Asked<typeof routes.shared>, @Ip() ipAddress: string) {
    return this.badges.shared(params.code, ipAddress);
  }

  @Serve(routes.achievement)
  achievement(@Asked() { params }: Asked<typeof routes.achievement>) {
    return this.badges.achievement(params.organisationId, params.achievement as Achievement);
  }
}

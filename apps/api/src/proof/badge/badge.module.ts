import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { AwardService } from './award.service';
import { BadgeController } from './badge.controller';
import { HostedController } from './hosted.controller';
import { ImageService } from './image.service';
import { IssuerService } from './issuer.service';
import { JudgeBadgeService } from './judge-badge.service';
import { MyBadgesService } from './my-badges.service';
import { Notary } from './notary';
import { StatusListService } from './status-list.service';

@Module({
  imports: [AuthModule],
  controllers: [BadgeController, HostedController],
  providers: [
    AwardService,
    ImageService,
    IssuerService,
    JudgeBadgeService,
    MyBadgesService,
    Notary,
    StatusListService,
  ],
  exports: [AwardService, JudgeBadgeService, Notary],
})
export class BadgeModule {}

import { Module } from '@nestjs/common';
import { ResourceController } from './resource.controller';
import { ResourceService } from './resource.service';
import { ReviewService } from './review.service';

@Module({ controllers: [ResourceController], providers: [ResourceService, ReviewService] })
export class ResourceModule {}

import { Module } from '@nestjs/common';
import { JoiningController } from './joining.controller';
import { JoiningService } from './joining.service';

@Module({ controllers: [JoiningController], providers: [JoiningService] })
export class JoiningModule {}

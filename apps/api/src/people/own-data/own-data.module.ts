import { Module } from '@nestjs/common';
import { OwnDataController } from './own-data.controller';
import { OwnDataService } from './own-data.service';

@Module({ controllers: [OwnDataController], providers: [OwnDataService] })
export class OwnDataModule {}

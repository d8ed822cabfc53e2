import { Module } from '@nestjs/common';
import { RegisterController } from './register.controller';
import { RegisterService } from './register.service';
import { SealService } from './seal.service';

/** The register of evidence, over HTTP. */
@Module({ controllers: [RegisterController], providers: [RegisterService] })
export class RegisterModule {}

/** What has it sealed: the work of the worker. */
@Module({ providers: [SealService], exports: [SealService] })
export class SealingModule {}

import { Module } from '@nestjs/common';
import { BpfController } from './bpf.controller';
import { BpfService } from './bpf.service';

@Module({ controllers: [BpfController], providers: [BpfService] })
export class BpfModule {}

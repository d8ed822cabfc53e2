import { Module } from '@nestjs/common';
import { AgendaController } from './agenda.controller';
import { AgendaFeedService } from './agenda-feed.service';
import { AgendaService } from './agenda.service';

@Module({ controllers: [AgendaController], providers: [AgendaFeedService, AgendaService] })
export class AgendaModule {}

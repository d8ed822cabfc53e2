import { Module } from '@nestjs/common';
import { PaperTemplateController } from './paper-template.controller';
import { PaperTemplateService } from './paper-template.service';

@Module({ controllers: [PaperTemplateController], providers: [PaperTemplateService] })
export class PaperTemplateModule {}

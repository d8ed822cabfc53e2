import { Controller, StreamableFile } from '@nestjs/common';
import { exchangeRoutes as routes } from '@percolateur/contract';
import type { ExportFormat } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ExportService } from './export.service';
import { ImportService } from './import.service';

/** Under the names that Moodle takes: it knows GIFT by `.txt`. */
const files: Readonly<Record<ExportFormat, readonly [name: string, type: string]>> = {
  gift: ['questions-gift.txt', 'text/plain; charset=utf-8'],
  'moodle-xml': ['questions-moodle.xml', 'application/xml'],
  qti3: ['questions-qti3.zip', 'application/zip'],
  csv: ['questions.csv', 'text/csv; charset=utf-8'],
};

@Controller()
export class ExchangeController {
  constructor(
    private readonly imports: ImportService,
    private readonly exports: ExportService,
  ) {}

  @Serve(routes.readFile)
  readFile(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.readFile>) {
    return this.imports.reading(caller, params.organisationId, bytesOf(body));
  }

  @Serve(routes.keepFile)
  keepFile(
    @SignedIn() caller: Caller,
    @Asked() { params, query, body }: Asked<typeof routes.keepFile>,
  ) {
    return this.imports.keep(caller, params.organisationId, bytesOf(body), query);
  }

  @Serve(routes.exportNotes)
  notes(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.exportNotes>) {
    return this.exports.notes(caller, params.organisationId, query);
  }

  @Serve(routes.export)
  async export(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.export>,
  ) {
    const bytes = await this.exports.file(caller, params.organisationId, query);
    const [name, type] = files[query.format];
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(bytes, { type, disposition, length: bytes.length });
  }
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

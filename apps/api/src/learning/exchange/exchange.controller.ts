import { Controller, StreamableFile } from '@nestjs/common';
import { exchangeRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ExchangeService } from './exchange.service';

@Controller()
export class ExchangeController {
  constructor(private readonly exchange: ExchangeService) {}

  @Serve(routes.readFile)
  readFile(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.readFile>) {
    return this.exchange.reading(caller, params.organisationId, bytesOf(body));
  }

  @Serve(routes.keepFile)
  keepFile(
    @SignedIn() caller: Caller,
    @Asked() { params, query, body }: Asked<typeof routes.keepFile>,
  ) {
    return this.exchange.keep(caller, params.organisationId, bytesOf(body), query);
  }

  @Serve(routes.export)
  async export(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.export>,
  ) {
    const bytes = await this.exchange.export(caller, params.organisationId, query);
    const [type, extension] =
      query.format === 'gift' ? ['text/plain; charset=utf-8', 'gift'] : ['application/xml', 'xml'];
    const disposition = `attachment; filename="questions.${extension}"`;
    return new StreamableFile(bytes, { type, disposition, length: bytes.length });
  }
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

import { Controller, Header, StreamableFile } from '@nestjs/common';
import { bankRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { BankListService } from './bank-list.service';
import { BankReader } from './bank-reader.service';
import { BankService } from './bank.service';
import { QuestionImages } from './question-images';

@Controller()
export class BankController {
  constructor(
    private readonly lists: BankListService,
    private readonly reader: BankReader,
    private readonly bank: BankService,
    private readonly images: QuestionImages,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.list>) {
    return this.lists.list(caller, params.organisationId, query);
  }

  @Serve(routes.hints)
  hints(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.hints>) {
    return this.lists.hints(caller, params.organisationId, query);
  }

  @Serve(routes.subjects)
  subjects(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.subjects>) {
    return this.lists.subjects(caller, params.organisationId);
  }

  @Serve(routes.create)
  create(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.create>) {
    return this.bank.create(caller, params.organisationId, body);
  }

  @Serve(routes.lookalikes)
  lookalikes(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.lookalikes>,
  ) {
    return this.lists.lookalikes(caller, params.organisationId, body);
  }

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.preview>) {
    return this.reader.preview(caller, params.organisationId, body);
  }

  @Serve(routes.giveImage)
  giveImage(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.giveImage>) {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return this.images.give(caller, params.organisationId, bytes);
  }

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.read>) {
    return this.reader.read(caller, params.bankQuestionId);
  }

  @Serve(routes.write)
  write(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.write>) {
    return this.bank.write(caller, params.bankQuestionId, body);
  }

  @Serve(routes.review)
  review(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.review>) {
    return this.bank.review(caller, params, body);
  }

  @Serve(routes.image)
  @Header('cache-control', 'private, max-age=31536000, immutable')
  async image(@Asked() { params }: Asked<typeof routes.image>) {
    const { bytes, type } = await this.images.read(params.imageHash);
    return new StreamableFile(bytes, { type, length: bytes.length });
  }
}

import { Controller } from '@nestjs/common';
import { recognitionRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { EndorsementService } from './endorsement.service';
import { MyRecognitionService } from './my-recognition.service';

/** From a café that was told to a badge: who recommends, and what is still missing. */
@Controller()
export class RecognitionController {
  constructor(
    private readonly endorsements: EndorsementService,
    private readonly own: MyRecognitionService,
  ) {}

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller) {
    return this.own.read(caller);
  }

  @Serve(routes.ask)
  async ask(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.ask>) {
    await this.endorsements.ask(caller, params.cafeId, body);
    return this.own.read(caller);
  }

  @Serve(routes.askAgain)
  async askAgain(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.askAgain>) {
    await this.endorsements.askAgain(caller, params.endorsementId);
    return this.own.read(caller);
  }

  @Serve(routes.read)
  read(@Asked() { body }: Asked<typeof routes.read>) {
    return this.endorsements.read(body.token);
  }

  @Serve(routes.answer)
  answer(@Asked() { body }: Asked<typeof routes.answer>) {
    return this.endorsements.answer(body);
  }

  @Serve(routes.endorse)
  async endorse(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.endorse>,
  ) {
    await this.endorsements.endorse(caller, params.enrolmentId, body);
  }
}

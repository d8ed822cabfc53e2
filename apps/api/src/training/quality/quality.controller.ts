import { Controller } from '@nestjs/common';
import { qualityRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ComplaintService } from './complaint.service';
import { ImprovementService } from './improvement.service';
import { QualiopiService } from './qualiopi.service';

@Controller()
export class QualityController {
  constructor(
    private readonly register: ComplaintService,
    private readonly better: ImprovementService,
    private readonly indicators: QualiopiService,
  ) {}

  @Serve(routes.complain)
  complain(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.complain>) {
    return this.register.complain(caller, params.cohortId, body);
  }

  @Serve(routes.complaints)
  complaints(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.complaints>,
  ) {
    return this.register.list(caller, params.organisationId, query.after);
  }

  @Serve(routes.noteComplaint)
  noteComplaint(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.noteComplaint>,
  ) {
    return this.register.note(caller, params.organisationId, body);
  }

  @Serve(routes.answerComplaint)
  answerComplaint(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.answerComplaint>,
  ) {
    return this.register.answer(caller, params.complaintId, body);
  }

  @Serve(routes.improvements)
  improvements(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.improvements>,
  ) {
    return this.better.list(caller, params.organisationId, query.after);
  }

  @Serve(routes.noteImprovement)
  noteImprovement(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.noteImprovement>,
  ) {
    return this.better.note(caller, params.organisationId, body);
  }

  @Serve(routes.endImprovement)
  endImprovement(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.endImprovement>,
  ) {
    return this.better.end(caller, params.improvementId, body);
  }

  @Serve(routes.qualiopi)
  qualiopi(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.qualiopi>) {
    return this.indicators.read(caller, params.organisationId, query);
  }
}

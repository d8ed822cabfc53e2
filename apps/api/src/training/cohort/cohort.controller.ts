import { Controller } from '@nestjs/common';
import { cohortRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CohortAudienceReader } from './cohort-audience.service';
import { CohortCreation } from './cohort-creation.service';
import { CohortEditService } from './cohort-edit.service';
import { CohortHistory } from './cohort-history.service';
import { CohortReader } from './cohort-reader.service';
import { CohortService } from './cohort.service';
import { SeriesForesight } from './series-foresight.service';
import { VenueReader } from './venue-reader.service';

@Controller()
export class CohortController {
  constructor(
    private readonly cohorts: CohortService,
    private readonly edits: CohortEditService,
    private readonly reader: CohortReader,
    private readonly past: CohortHistory,
    private readonly audience: CohortAudienceReader,
    private readonly places: VenueReader,
    private readonly creation: CohortCreation,
    private readonly foresight: SeriesForesight,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.list>) {
    return this.reader.list(caller, query);
  }

  @Serve(routes.pressing)
  pressing(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.pressing>) {
    return this.reader.pressing(caller, query.organisationId);
  }

  @Serve(routes.venues)
  venues(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.venues>) {
    return this.places.of(caller, params.organisationId);
  }

  @Serve(routes.agenda)
  agenda(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.agenda>) {
    return this.reader.agenda(caller, query);
  }

  @Serve(routes.calendar)
  calendar(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.calendar>) {
    return this.reader.calendar(caller, query);
  }

  @Serve(routes.create)
  create(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.create>) {
    return this.creation.create(caller, body);
  }

  @Serve(routes.foreseeSeries)
  foreseeSeries(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.foreseeSeries>) {
    return this.foresight.foresee(caller, body);
  }

  @Serve(routes.createSeries)
  createSeries(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.createSeries>) {
    return this.creation.createSeries(caller, body);
  }

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.read>) {
    return this.reader.view(caller, params.cohortId);
  }

  @Serve(routes.edit)
  edit(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.edit>) {
    return this.edits.edit(caller, params.cohortId, body);
  }

  @Serve(routes.move)
  move(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.move>) {
    return this.cohorts.move(caller, params.cohortId, body);
  }

  @Serve(routes.confirmDates)
  confirmDates(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.confirmDates>) {
    return this.cohorts.confirmDates(caller, params.cohortId);
  }

  @Serve(routes.audience)
  audienceOf(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.audience>) {
    return this.audience.of(caller, params.cohortId);
  }

  @Serve(routes.history)
  history(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.history>) {
    return this.past.of(caller, params.cohortId);
  }
}

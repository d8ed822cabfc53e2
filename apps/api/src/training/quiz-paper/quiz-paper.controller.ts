import { Controller } from '@nestjs/common';
import { quizPaperRoutes as routes } from '@percolateur/contract';
import { pdfFile } from '../../pdf/pdf-file';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CopyService } from './copy.service';
import { PapersService } from './papers.service';
import { PrintService } from './print.service';

@Controller()
export class QuizPaperController {
  constructor(
    private readonly papers: PapersService,
    private readonly prints: PrintService,
    private readonly copies: CopyService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.papers.list(caller, params.cohortId);
  }

  @Serve(routes.prepare)
  prepare(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.prepare>) {
    return this.papers.prepare(caller, params.cohortId, params.quizId, body);
  }

  @Serve(routes.questions)
  async questions(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.questions>,
  ) {
    const { cohortId, paperId } = params;
    const large = query.print === 'large';
    return pdfFile(await this.prints.questions(caller, cohortId, paperId, large), 'quiz-papier');
  }

  @Serve(routes.key)
  async key(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.key>) {
    const { cohortId, paperId } = params;
    const large = query.print === 'large';
    return pdfFile(await this.prints.key(caller, cohortId, paperId, large), 'quiz-corrige');
  }

  @Serve(routes.copy)
  copy(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.copy>) {
    return this.copies.read(caller, params.cohortId, params.paperId);
  }

  @Serve(routes.enter)
  enter(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.enter>) {
    return this.copies.enter(caller, params.cohortId, params.paperId, body);
  }
}

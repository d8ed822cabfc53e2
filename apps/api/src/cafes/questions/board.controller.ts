import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { Id } from '@percolateur/contract';
import { departementCodes, questionThemes } from '@percolateur/domain';
import type { QuestionTheme } from '@percolateur/domain';
import type { FastifyReply } from 'fastify';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { KEPT } from '../../platform/kept-answers';
import { Open } from '../../platform/serve';
import { boardPage, stateNames } from './board-page';
import { BoardService } from './board.service';
import type { BoardState, BoardWanted } from './board.service';

type Sent = Record<string, string | string[] | undefined>;

/** The board of questions, as a page that needs no script and no account. */
@Controller('cafes/questions')
export class BoardController {
  constructor(
    private readonly board: BoardService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Open()
  @Get()
  async page(@Query() query: Sent, @Res({ passthrough: true }) reply: FastifyReply) {
    const wanted = wantedOf(query);
    const page = boardPage(wanted, await this.board.page(wanted), this.env.publicUrl);
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', KEPT)
      .header('referrer-policy', 'same-origin');
    return Buffer.from(page);
  }
}

/** What is looked for, from an address that anybody may have written: what means nothing asks nothing. */
function wantedOf(query: Sent): BoardWanted {
  const one = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value : '';
  };
  const departement = one('departement').toUpperCase();
  const [theme, state] = [one('theme'), one('etat')];
  const after = Id.safeParse(one('apres'));
  return {
    departement: departementCodes.includes(departement) ? departement : '',
    theme: Object.hasOwn(questionThemes, theme) ? (theme as QuestionTheme) : '',
    state: Object.hasOwn(stateNames, state) ? (state as BoardState) : '',
    after: after.success ? after.data : '',
  };
}

import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Route } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { ROUTE } from '../../platform/serve';
import { recordNamed } from './record-named';
import { SessionService } from './session.service';

/**
 * A browser keeps what a person gives until it can be sent, and says then for whom it is: a cookie
 * may have become somebody else’s meanwhile, and nobody is recorded with another’s answer.
 */
function isForAnother({ headers, caller }: FastifyRequest): boolean {
  const meant = headers['percolateur-for'];
  return meant !== undefined && !caller?.records.some((id) => id === meant);
}

/** Finds who is calling before any handler runs, and keeps strangers out of all but public routes. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly reflector: Reflector,
    @InjectDataSource() private readonly db: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = this.reflector.get<Pick<Route, 'access'> | undefined>(
      ROUTE,
      context.getHandler(),
    );
    request.caller = await this.sessions.callerOf(request);
    if (request.caller && request.caller.records.length > 1) {
      request.caller.id = await recordNamed(this.db, request.caller, request.params);
    }
    if (!request.caller && route?.access !== 'public') throw new Refusal('not-signed-in');
    if (isForAnother(request)) throw new Refusal('other-person');
    return true;
  }
}

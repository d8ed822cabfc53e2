import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Route } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { ROUTE } from '../../platform/serve';
import { SessionService } from './session.service';

/** Finds who is calling before any handler runs, and keeps strangers out of all but public routes. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = this.reflector.get<Pick<Route, 'access'> | undefined>(
      ROUTE,
      context.getHandler(),
    );
    request.caller = await this.sessions.callerOf(request);
    if (!request.caller && route?.access !== 'public') throw new Refusal('not-signed-in');
    return true;
  }
}

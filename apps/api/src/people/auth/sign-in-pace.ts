import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ThrottleService } from '../../platform/throttle.service';

/** Wide enough for a roomful behind one address of the network, too narrow to go through a list. */
const fromOnePlace = { purpose: 'sign-in-from', count: 200, minutes: 15 };

/** Slows down whoever tries many people’s doors from one place. Throws `too-many-tries`. */
@Injectable()
export class SignInPace implements CanActivate {
  constructor(private readonly throttle: ThrottleService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.throttle.count(fromOnePlace, context.switchToHttp().getRequest<FastifyRequest>().ip);
    return true;
  }
}

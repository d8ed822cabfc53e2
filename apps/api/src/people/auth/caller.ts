import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { RoleHeld } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';

/** The person behind a request, as its session says. */
export interface Caller {
  /** The record that the request is about: the main one, or the one that holds what it names. */
  id: string;
  /** Every record of this person, the main one first. */
  records: string[];
  /** The record whose address opened the session: what a device keeps is locked for it. */
  enteredAs: string;
  firstName: string;
  lastName: string;
  email: string;
  hasPassword: boolean;
  roles: RoleHeld[];
  learner: boolean;
  /** When this session was opened. */
  openedAt: Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** The signed-in person. @throws Refusal `not-signed-in` on a public route called by nobody. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Refusal('not-signed-in');
  return caller;
});

/** The signed-in person, or null: for public routes that say a little more to those they know. */
export const MaybeSignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | null =>
    context.switchToHttp().getRequest<FastifyRequest>().caller,
);

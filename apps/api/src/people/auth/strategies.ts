import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { InjectDataSource } from '@nestjs/typeorm';
import { CodeEntry, LinkEntry, PasswordEntry } from '@percolateur/contract';
import { cleanEmail, Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Person } from '../../record/person.entity';
import { parsed } from '../../platform/serve';
import { personAt } from '../people/person-at';
import { LoginCodeService } from './login-code.service';
import { passwordMatches } from './password';
import { SignInPace } from './sign-in-pace';

/** Address and password, for staff. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly pace: SignInPace,
  ) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  validate(request: FastifyRequest, address: string, password: string): Promise<Person> {
    const email = cleanEmail(address);
    return this.pace.attempt(request, email, 'password', async () => {
      const person = await personAt(this.db.manager, email);
      const matches = await passwordMatches(password, person?.passwordHash ?? null);
      if (!person || !matches) throw new Refusal('password-wrong');
      return person;
    });
  }
}

/** Address and the six digits received there, for everyone. */
@Injectable()
export class EmailCodeStrategy extends PassportStrategy(Strategy, 'email-code') {
  constructor(private readonly codes: LoginCodeService) {
    super({ usernameField: 'email', passwordField: 'code', passReqToCallback: true });
  }

  validate(request: FastifyRequest, address: string, code: string): Promise<Person> {
    return this.codes.enterCode(request, cleanEmail(address), code.trim());
  }
}

/** Reads whatever a request holds by itself: passport-local only knows pairs. */
class WholeRequest extends passport.Strategy {
  constructor(
    private readonly verify: (
      request: FastifyRequest,
      done: (error: unknown, person?: Person) => void,
    ) => void,
  ) {
    super();
  }

  override authenticate(request: unknown): void {
    this.verify(request as FastifyRequest, (error, person) => {
      if (error) this.error(error);
      else this.success(person!);
    });
  }
}

/** The link received by e-mail, for everyone. */
@Injectable()
export class EmailLinkStrategy extends PassportStrategy(WholeRequest, 'email-link') {
  constructor(private readonly codes: LoginCodeService) {
    super();
  }

  validate({ body }: FastifyRequest): Promise<Person> {
    return this.codes.enterLink((body as z.infer<typeof LinkEntry>).token);
  }
}

/**
 * Checks the body before the strategy reads it, since guards come before pipes; lets the strategy’s
 * own refusal through.
 */
function signInWith(strategy: 'password' | 'email-code' | 'email-link', body: z.ZodType) {
  return class extends AuthGuard(strategy) {
    override canActivate(context: ExecutionContext) {
      parsed(body, context.switchToHttp().getRequest<FastifyRequest>().body);
      return super.canActivate(context);
    }

    override handleRequest<P>(error: unknown, person: P): P {
      if (error) throw error;
      if (!person) throw new Refusal('input-invalid');
      return person;
    }
  };
}

export class PasswordGuard extends signInWith('password', PasswordEntry) {}
export class EmailLinkGuard extends signInWith('email-link', LinkEntry) {}
export class EmailCodeGuard extends signInWith('email-code', CodeEntry) {}

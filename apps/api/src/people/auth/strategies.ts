import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { InjectDataSource } from '@nestjs/typeorm';
import { CodeEntry, PasswordEntry } from '@percolateur/contract';
import { normaliseEmail, Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Person } from '../../record/person.entity';
import { InputInvalid } from '../../platform/problem.filter';
import { LoginCodeService } from './login-code.service';
import { passwordMatches } from './password';
import { ThrottleService } from '../../platform/throttle.service';

const failures = { purpose: 'password', count: 10, minutes: 15 };

/** Address and password, for staff. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly throttle: ThrottleService,
  ) {
    super({ usernameField: 'email', passwordField: 'password' });
  }

  async validate(address: string, password: string): Promise<Person> {
    const email = normaliseEmail(address);
    await this.throttle.count(failures, email);
    const person = await this.db.manager.findOneBy(Person, { email });
    const matches = await passwordMatches(password, person?.passwordHash ?? null);
    if (!person || !matches) throw new Refusal('password-wrong');
    await this.throttle.forget(failures, email);
    return person;
  }
}

/** Address and the six digits received there, for everyone. */
@Injectable()
export class EmailCodeStrategy extends PassportStrategy(Strategy, 'email-code') {
  constructor(private readonly codes: LoginCodeService) {
    super({ usernameField: 'email', passwordField: 'code' });
  }

  validate(address: string, code: string): Promise<Person> {
    return this.codes.enterCode(normaliseEmail(address), code.trim());
  }
}

/**
 * Checks the body before the strategy reads it, since guards come before pipes; lets the strategy’s
 * own refusal through.
 */
function signInWith(strategy: 'password' | 'email-code', body: z.ZodType) {
  return class extends AuthGuard(strategy) {
    override canActivate(context: ExecutionContext) {
      const { error } = body.safeParse(context.switchToHttp().getRequest<FastifyRequest>().body);
      if (error) throw new InputInvalid(error.issues);
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
export class EmailCodeGuard extends signInWith('email-code', CodeEntry) {}

import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { codeMinutes } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';

const year = 365 * 24 * 60 * 60;
/** People who share a browser, and codes asked for in one, that it remembers. */
const most = 8;

/**
 * Recognises browsers, so that guessing elsewhere never slows an owner down (OWASP, « device
 * cookies »). Neither cookie opens anything: one only lets its browser count its tries apart, the
 * other says which codes were asked for here.
 */
@Injectable()
export class DeviceService {
  private readonly secure: boolean;
  private readonly prefix: string;

  constructor(
    private readonly secrets: Secrets,
    @Inject(ENV) env: Env,
  ) {
    this.secure = env.publicUrl.startsWith('https:');
    this.prefix = this.secure ? '__Host-percolateur' : 'percolateur';
  }

  /** The name of this browser if this address signed in here before, or null. */
  knows(request: FastifyRequest, email: string): string | null {
    const [device, ...marks] = this.parts(request, 'device');
    if (!device) return null;
    const expected = this.mark(device, email);
    return marks.some((mark) => this.secrets.equal(mark, expected)) ? device : null;
  }

  /** Remembers, for a year, that this address signed in here. */
  remember(request: FastifyRequest, reply: FastifyReply, email: string): void {
    const [known, ...marks] = this.parts(request, 'device');
    const device = known ?? randomBytes(12).toString('base64url');
    const mark = this.mark(device, email);
    const kept = [mark, ...marks.filter((other) => other !== mark)].slice(0, most);
    this.set(reply, 'device', [device, ...kept], year);
  }

  /** Codes asked for in this browser. */
  askedHere(request: FastifyRequest): Set<string> {
    return new Set(this.parts(request, 'asked'));
  }

  /** Remembers, as long as it lives, that a code was asked for here. */
  asked(request: FastifyRequest, reply: FastifyReply, codeId: string): void {
    const kept = [codeId, ...this.parts(request, 'asked')].slice(0, most);
    this.set(reply, 'asked', kept, codeMinutes * 60);
  }

  private parts(request: FastifyRequest, name: string): string[] {
    const value = request.cookies[`${this.prefix}-${name}`];
    return value ? value.slice(0, 1000).split('.') : [];
  }

  private set(reply: FastifyReply, name: string, parts: string[], maxAge: number): void {
    void reply.setCookie(`${this.prefix}-${name}`, parts.join('.'), {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      path: '/',
      maxAge,
    });
  }

  private mark(device: string, email: string): string {
    return this.secrets.fingerprint('device', `${device}\n${email}`);
  }
}

import { Injectable } from '@nestjs/common';

/** What time it is. Injected so that specs can say so; nothing else reads the clock for a decision. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

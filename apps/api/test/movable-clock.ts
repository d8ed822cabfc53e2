import { Clock } from '../src/platform/clock';

/** A clock that a spec sets. */
export class MovableClock extends Clock {
  private instant: Date;

  constructor(at: string) {
    super();
    this.instant = new Date(at);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(at: string | Date): void {
    this.instant = new Date(at);
  }

  advance({ days = 0, hours = 0, minutes = 0 }): void {
    this.instant = new Date(this.instant.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
  }
}

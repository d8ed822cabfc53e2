import { Pipe, type PipeTransform } from '@angular/core';
import {
  frenchDate,
  frenchSlot,
  frenchTime,
  holdDashes,
  sameClock,
  zoneName,
} from '@percolateur/domain';

/** `instant | frenchDate: timeZone` → « mardi 24 novembre 2026 » */
@Pipe({ name: 'frenchDate' })
export class FrenchDate implements PipeTransform {
  transform(instant: string, timeZone: string): string {
    return frenchDate(new Date(instant), timeZone);
  }
}

/** `instant | frenchTime: timeZone` → « 9 h 05 » */
@Pipe({ name: 'frenchTime' })
export class FrenchTime implements PipeTransform {
  transform(instant: string, timeZone: string): string {
    return frenchTime(new Date(instant), timeZone);
  }
}

/**
 * `halfDay | frenchSlot: timeZone` → « mardi 24 novembre, 9 h – 12 h 30 », its hours on one line, and
 * whose hours they are for who reads them where clocks show others.
 */
@Pipe({ name: 'frenchSlot' })
export class FrenchSlot implements PipeTransform {
  transform(slot: { startsAt: string; endsAt: string }, timeZone: string): string {
    const [start, end] = [new Date(slot.startsAt), new Date(slot.endsAt)];
    const there = sameClock(start, timeZone, deviceTimeZone()) ? '' : `, ${zoneName(timeZone)}`;
    return holdDashes(frenchSlot(start, end, timeZone)) + there;
  }
}

/** The time zone of the device, for what belongs to no cohort. */
export const deviceTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

import { Injectable, signal } from '@angular/core';

/** The organisation in whose bank one writes. */
@Injectable()
export class BankPlace {
  readonly organisationId = signal('');
}

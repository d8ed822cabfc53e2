import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import { InputInvalid } from './problem.filter';

/** Checks what comes in against its schema; an address that names nothing possible names nothing. */
export class InputPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InputInvalid(issues as InputInvalid['issues']) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      throw metadata.type === 'param' ? new Refusal('not-found') : error;
    }
  }
}

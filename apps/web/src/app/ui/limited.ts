import { maxLength, type SchemaPathTree } from '@angular/forms/signals';
import { atMost } from '@percolateur/domain';

/** Holds what is typed to a length of `limits`, as the server does. */
export function limited(path: SchemaPathTree<string>, most: number): void {
  maxLength(path, most, { message: atMost(most) });
}

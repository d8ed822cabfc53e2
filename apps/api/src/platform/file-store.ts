import type { Readable } from 'node:stream';

/** Files that the worker makes and that the API hands over, by name. */
export abstract class FileStore {
  /**
   * Keeps a file whole or not at all, in place of the one before.
   * @throws Refusal `unavailable` when files cannot be kept for the moment; what reading `content` throws
   */
  abstract keep(name: string, content: Readable): Promise<void>;

  /** The bytes of a file and how many they are; null where there is none. @throws Refusal `unavailable` */
  abstract read(name: string): Promise<{ content: Readable; size: number } | null>;

  /** Removes a file; one that is not there is removed already. @throws Refusal `unavailable` */
  abstract remove(name: string): Promise<void>;
}

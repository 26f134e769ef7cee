import type { Holder } from './holder.ts';

/** A path that one alone holds. */
export interface Lock {
  /** Whether it still does: a lock can be removed by hand. */
  isHeld(): Promise<boolean>;
  /** Gives it back; once more does nothing. */
  release(): Promise<void>;
}

/**
 * Where runs lie: the bytes of a few files below one folder, the same in every store. Paths are names joined by `/`,
 * see `checkedPath`; folders come and go with what they hold. Readers take no lock and may meet a file that grows.
 */
export interface RunStore {
  /** What messages call it: a folder's path. */
  readonly name: string;
  /** Bytes of a file; `undefined` if there is none. */
  size(path: string): Promise<number | undefined>;
  /**
   * The bytes from `from` to `to`, as many as there are.
   *
   * @throws MissingFileError if there is no such file.
   */
  read(path: string, from?: number, to?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Adds to the end of a file, which it makes if need be. When it rejects, some of the bytes may have arrived. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  /** Resolves when all that was appended would outlive a power cut. */
  sync(path: string): Promise<void>;
  /** Cuts a file off. */
  truncate(path: string, size: number): Promise<void>;
  /** Puts a whole file in place of the old one at once: whoever reads finds the one or the other, whole and lasting. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** Names in a folder, in order; none if there is no such folder. Half-written files are not among them. */
  list(folder: string): Promise<readonly string[]>;
  /** Removes a file, or a folder with all in it; nothing to do if it is not there. */
  remove(path: string): Promise<void>;
  /**
   * Holds a path against all others, until it is given back or the holder is gone.
   *
   * @throws LockedError if another holds it; its `stale` says whether that one is known to be gone.
   */
  lock(path: string, options?: LockOptions): Promise<Lock>;
  /** Who holds a path now. */
  holder(path: string): Promise<Holder | undefined>;
}

/** Whether a lock may be taken over. */
export interface LockOptions {
  /** Take over a lock whose holder is known to be gone. Default false. */
  readonly takeStale?: boolean;
}

import type { Holder } from './holder.ts';

/** There is no such file in the store. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
  constructor(store: string, path: string) {
    super(`${store}: ${path} must be there, got nothing; see weir ls for the runs that are`);
  }
}

/** Another process holds the run. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  constructor(
    path: string,
    readonly holder: Holder,
  ) {
    const { host, pid, since, stale, unsure } = holder;
    const who =
      host !== 'unknown' ? `process ${pid} on ${host} since ${since}` : 'one that the file does not name';
    const remedy = stale
      ? ', which has ended; take it over'
      : `; end that one, or wait until it has${unsure ? '; if nobody trains this run any more, remove that file' : ''}`;
    super(`${path} must be held by nobody, got ${who}${remedy}`);
  }
}

/** What is in the place of a file or a folder cannot be read or written, and waiting does not help. */
export class StoreAccessError extends Error {
  override readonly name = 'StoreAccessError';
  constructor(path: string, wanted: string, got: string, options?: ErrorOptions) {
    super(`${path} must be ${wanted}, got ${got}; give another folder of runs, or mend this one`, options);
  }
}

/** There is no room left for what was to be written. */
export class FullStoreError extends Error {
  override readonly name = 'FullStoreError';
  constructor(store: string, options?: ErrorOptions) {
    super(`${store}: must have room, got none; free some, and what waits is written`, options);
  }
}

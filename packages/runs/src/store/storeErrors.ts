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
    const { host, pid, since, stale } = holder;
    super(
      `${path} must be held by nobody, got process ${pid} on ${host} since ${since}` +
        (stale ? ', which has ended; take it over' : '; end that one, or wait until it has'),
    );
  }
}

/** There is no room left for what was to be written. */
export class FullStoreError extends Error {
  override readonly name = 'FullStoreError';
  constructor(store: string, options?: ErrorOptions) {
    super(`${store}: must have room, got none; free some, and what waits is written`, options);
  }
}

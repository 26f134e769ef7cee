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
    super(`${path} ${problemOf(holder)}`);
  }
}

function problemOf(holder: Holder): string {
  const { stale, unsure, elsewhere, problem } = holder;
  if (problem !== undefined) {
    return `must be a lock that Weir wrote, or not be there, got ${problem}; if nobody trains this run, remove that file`;
  }
  const got = `must be held by nobody, got ${holderInWords(holder)}`;
  if (stale)
    return elsewhere === undefined ? `${got}, which has ended; take it over` : `${got}; take it over`;
  const remedy = `${got}; end that one, or wait until it has`;
  if (!unsure) return remedy;
  return `${remedy}; if ${elsewhere === undefined ? '' : 'this folder is a copy, or '}nobody trains this run any more, remove that file`;
}

/** `process 7 on lab since 2026-11-25T10:00:00Z`, and what else is known of where it trains. */
export function holderInWords({ host, pid, since, stale, elsewhere }: Holder): string {
  const who = `process ${pid} on ${host} since ${since}`;
  if (elsewhere === undefined) return who;
  return stale
    ? `a copied lock: ${who} holds ${elsewhere}, of which this is a copy`
    : `${who} in ${elsewhere}`;
}

/** The lock of a run that trains is no longer its own: another may write the run. */
export class LostLockError extends Error {
  override readonly name = 'LostLockError';
  constructor(path: string, holder: Holder | undefined) {
    const got = holder ? (holder.problem ?? holderInWords(holder)) : 'nobody: it was removed or moved';
    super(
      `${path} must be held by the process that trains the run, got ${got}; this one writes nothing more: weir resume goes on, once no other trains the run`,
    );
  }
}

/** What is in the place of a file or a folder cannot be read or written until somebody mends it. */
export class StoreAccessError extends Error {
  override readonly name = 'StoreAccessError';
  /** What is wrong, without what to do. */
  readonly problem: string;
  constructor(path: string, wanted: string, got: string, options?: ErrorOptions) {
    const problem = `${path} must be ${wanted}, got ${got}`;
    super(`${problem}; give another folder of runs, or mend this one`, options);
    this.problem = problem;
  }
}

/** There is no room left for what was to be written. */
export class FullStoreError extends Error {
  override readonly name = 'FullStoreError';
  constructor(store: string, options?: ErrorOptions) {
    super(
      `${store}: must have room, got none; free some: a run that waits then goes on by itself, anything else can be asked for again`,
      options,
    );
  }
}

/** What keeps a run from being written until somebody mends it: that there is no room, or no way to write. */
export type BlockedStoreError = FullStoreError | StoreAccessError;

/** Whether to wait helps. */
export const isBlocked = (error: unknown): error is BlockedStoreError =>
  error instanceof FullStoreError || error instanceof StoreAccessError;

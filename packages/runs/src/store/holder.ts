/** Who holds a run. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  /** Whether it is known to hold it no more: its process has ended, on this host, or it holds another folder. */
  readonly stale: boolean;
  /** Whether nobody here can know: it is of another host, or its lock cannot be read. */
  readonly unsure?: true;
  /** The folder that it holds, where the lock says so and it is not this one: the lock was copied with the run. */
  readonly elsewhere?: string;
  /** What the lock is, where it is none: an empty file, or something else. Its host, pid and since are unknown then. */
  readonly problem?: string;
}

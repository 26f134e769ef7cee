/** Who holds a run. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  /** Whether it is known to be gone: its process has ended, on this host. */
  readonly stale: boolean;
  /** Whether nobody here can know: it is of another host, or its lock cannot be read. */
  readonly unsure?: true;
}

/** How runs are disturbed. */
interface Disturbance {
  readonly seed?: number;
  readonly steps?: number;
  readonly tell?: (line: string) => void;
}

export declare const configuration: object;

/** Kills runs at random moments until so many kills have hit; `failures` tells of those that ended otherwise. */
export declare function killed(
  options?: Disturbance & { readonly kills?: number; readonly each?: number },
): Promise<{
  readonly kills: number;
  readonly hits: Readonly<Record<'time' | 'evaluation' | 'checkpoint', number>>;
  readonly runs: number;
  readonly failures: readonly string[];
}>;

/** Lets runs fill disks of random sizes; 0 cases where none can be mounted. */
export declare function filled(options?: Disturbance & { readonly cases?: number }): Promise<{
  readonly cases: number;
  readonly waited: number;
  readonly killed: number;
  readonly failures: readonly string[];
}>;

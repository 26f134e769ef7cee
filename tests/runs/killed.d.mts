/** Kills runs over and over, and proves that each ends as one that was not; see the script. */
export function killed(options?: {
  readonly kills?: number;
  readonly seed?: number;
  readonly steps?: number;
  readonly each?: number;
  readonly tell?: (line: string) => void;
}): Promise<{ readonly kills: number; readonly runs: number; readonly failures: readonly string[] }>;

/** Where runs are looked for: `--runs`, else `WEIR_RUNS`, else `runs` in the working directory. */
export const runsFolder = (given: string | undefined): string => given ?? process.env['WEIR_RUNS'] ?? 'runs';

/** Where a run is kept: `--out`, else `WEIR_RUNS`; nowhere without either. */
export const outFolder = (given: string | undefined): string | undefined => given ?? process.env['WEIR_RUNS'];

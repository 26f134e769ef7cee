import type { RunSummary } from '../source/runSource.ts';

const words: Readonly<Record<NonNullable<RunSummary['origin']>, string>> = {
  server: 'on the server',
  browser: 'in this browser',
  folder: 'from a folder',
};

/** Where a run is from; empty where all are from the same place. */
export const originWords = ({ origin }: Pick<RunSummary, 'origin'>): string =>
  origin === undefined ? '' : words[origin];

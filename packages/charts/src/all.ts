import * as exported from './charts/index.ts';

/** Any of the charts. */
export type KnownChart = Extract<(typeof exported)[keyof typeof exported], { readonly spec: object }>;

/** Every chart there is. */
export const charts: readonly KnownChart[] = Object.values(exported).filter(
  (value): value is KnownChart => typeof value === 'object' && 'spec' in value,
);

export type { BookedRun } from './book/bookedRun.ts';
export type { Outcome } from './book/outcome.ts';
export type { LossHistory } from './book/lossHistory.ts';
export type {
  Comparison,
  RunBook,
  RunBookOptions,
  RunRequest,
  StartRun,
  VariantRequest,
} from './book/runBook.ts';
export type { RunLogOptions } from './book/runLog.ts';
export { RunRefusedError } from './book/runRefusedError.ts';
export type { ComparisonPlace, RunStatus, RunSummary } from './book/runSummary.ts';
export { TooManyRunsError } from './book/tooManyRunsError.ts';
export type { Preset } from './http/preset.ts';
export { serve } from './http/serve.ts';
export type { Served, ServeOptions } from './http/serve.ts';

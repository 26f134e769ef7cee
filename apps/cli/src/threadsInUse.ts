import { backend as currentBackend, getBackend } from '@tensorflow/tfjs-core';
import type { Report } from '@weir/experiments';

/** On how many threads this process computes: 1 too where it has no backend. */
export function threadsInUse(): number {
  if (!getBackend()) return 1;
  // That of simd and simd-fma; others have no such field.
  const { threads } = currentBackend() as { readonly threads?: { readonly count: number } };
  return threads?.count ?? 1;
}

/** A report that says on how many threads the run computed, where that is more than one. */
export function withThreadCount(report: Report, threads: number): Report {
  return threads === 1 ? report : { ...report, timing: { ...report.timing, threads } };
}

// What reads runs and trains none: without the engine and its tensors.
export * from '../record/comparison.ts';
export * from '../record/placeIn.ts';
export * from '../record/placedRuns.ts';
export * from '../record/readLog.ts';
export * from '../store/storeWithin.ts';
export * from '../record/runHeader.ts';
export type { RunRecord } from '../record/runRecord.ts';
export type { Holder } from '../store/holder.ts';
export type { Lock, RunStore } from '../store/runStore.ts';
export * from '../store/memoryStore.ts';
export { isName } from '../store/checkedPath.ts';

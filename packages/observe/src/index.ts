export { observe, type ObserveModelOptions, type ObserveOptions } from './observe.ts';
export { recordedLine } from './recorded/recordedLine.ts';
export { snapshotLine } from './recorded/snapshotLine.ts';
export { snapshotOf } from './recorded/snapshotOf.ts';
export type {
  RecordedLayer,
  RecordedObjective,
  RecordedParameter,
  RecordedStep,
  RecordedTensor,
} from './recorded/recordedStep.ts';
export { tap, type TapOptions } from './steps/tap.ts';
export type { ObservableLayer, ObservableModel, ObservableOptimizer, ObservableWeight } from './targets.ts';

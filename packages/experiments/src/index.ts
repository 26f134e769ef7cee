export * from './configuration/index.ts';
export { type DataContext, type DataKind, type ReadFile } from './data/dataKind.ts';
export * from './data/loadData.ts';
export { type Preset, type Variant } from './presets/preset.ts';
export * from './presets/presets.ts';
export * from './run/evenlySpaced.ts';
export * from './run/experiment.ts';
export { evaluated } from './run/evaluated.ts';
export { mostInterimExamples } from './run/interimEvaluation.ts';
export * from './run/momentsFollower.ts';
export { started } from './run/lifecycleEvents.ts';
export * from './run/report.ts';
export * from './run/runExperiment.ts';
export * from './run/snapshotEvents.ts';
export * from './form/configurationForm.ts';
export type { FormField, FormOption } from './form/formField.ts';
export * from './lab/initLab.ts';
export {
  meanField,
  nonlinear,
  type Nonlinear,
  type NonlinearName,
  type Propagated,
} from './lab/meanField.ts';
export * from './lab/networkStart.ts';
export * from './lab/start.ts';
export * from './reproduce/figure.ts';
export * from './reproduce/reproduce.ts';
export * from './sampling/sampleNames.ts';

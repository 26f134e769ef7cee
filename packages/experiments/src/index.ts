export * from './configuration/index.ts';
export { type DataContext, type DataKind, type ReadFile } from './data/dataKind.ts';
export * from './data/loadData.ts';
export { type Preset } from './presets/preset.ts';
export * from './presets/presets.ts';
export * from './run/experiment.ts';
export * from './run/momentsFollower.ts';
export * from './run/report.ts';
export * from './run/runExperiment.ts';

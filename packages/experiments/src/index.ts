export * from './configuration/index.ts';
export { type DataContext, type DataKind, type ReadFile } from './data/dataKind.ts';
export * from './data/loadData.ts';
export { type Preset } from './presets/preset.ts';
export * from './presets/presets.ts';

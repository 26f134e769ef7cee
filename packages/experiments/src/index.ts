export * from './run/experiment.ts';
export * from './run/momentsFollower.ts';
export * from './run/report.ts';
export * from './run/runExperiment.ts';

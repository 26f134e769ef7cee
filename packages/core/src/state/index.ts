export * from './keeping.ts';
export * from './kept.ts';
export { RunState, outsideState, type SavedState } from './runState.ts';
export * from './scanState.ts';
export * from './stateRoom.ts';
export * from './stateful.ts';

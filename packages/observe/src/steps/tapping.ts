import type { ObservedStep } from './observedStep.ts';

/** The steps that are going on: whom `tap` shows a tensor to. */
export const tapping = new Set<ObservedStep>();

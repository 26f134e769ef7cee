import type { ParameterSnapshot, Snapshot } from '@weir/core';
import { weights } from './architecture.ts';
import { momentsBeforeUpdate } from './startOf.ts';

/** The std that each weight had when it was first seen, by its name: what a start is judged by, however far it has moved since. */
export type StartStds = Readonly<Record<string, number>>;

/** Of all weights of a snapshot. */
export const startStdsOf = (snapshot: Snapshot): StartStds =>
  Object.fromEntries(weights(snapshot).map((weight) => [weight.name, momentsBeforeUpdate(weight).std]));

/** Of one weight; what it has now, where it was not seen before. */
export const startStdOf = (starts: StartStds, weight: ParameterSnapshot): number =>
  starts[weight.name] ?? momentsBeforeUpdate(weight).std;

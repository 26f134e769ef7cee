import type { View } from 'vega';
import { plotOrigin } from '../draw/plotOrigin.ts';

/** Where a drawn chart's steps lie, in pixels from the left and the top of its element. */
export interface TimeAxis {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** Steps at the left and the right end. */
  readonly from: number;
  readonly to: number;
}

/** Whether a chart has steps across: its horizontal axis is the one that all such charts share. */
export function hasSteps(spec: unknown): boolean {
  if (typeof spec !== 'object' || spec === null) return false;
  if (
    'x' in spec &&
    typeof spec.x === 'object' &&
    spec.x !== null &&
    'title' in spec.x &&
    spec.x.title === 'step'
  )
    return true;
  return Object.values(spec).some(hasSteps);
}

/** The axis of a view that has drawn; undefined of charts in several parts, and of a single step. */
export function timeAxisOf(view: View): TimeAxis | undefined {
  try {
    const scale = view.scale('x') as { domain(): readonly number[]; range(): readonly number[] }; // a linear one, of steps
    const [from = NaN, to = NaN] = scale.domain();
    const [start = NaN, end = NaN] = scale.range();
    const [left, top] = plotOrigin(view);
    if (!(to > from) || !(end > start)) return undefined;
    return { left: left + start, width: end - start, top, height: view.height(), from, to };
  } catch {
    return undefined; // there is no such scale
  }
}

/** Pixels from the left of a step; undefined of one that the axis does not reach to. */
export function placeOf({ left, width, from, to }: TimeAxis, step: number): number | undefined {
  if (step < from || step > to) return undefined;
  return left + (width * (step - from)) / (to - from);
}

/** The step at so many pixels from the left; undefined beside the axis. */
export function stepAt({ left, width, from, to }: TimeAxis, x: number): number | undefined {
  if (x < left - 2 || x > left + width + 2) return undefined;
  const share = Math.min(1, Math.max(0, (x - left) / width));
  return Math.round(from + share * (to - from));
}

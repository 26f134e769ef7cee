import type { Grades } from '../findings/grade.ts';

/** Depth at which thresholds of a whole network's scale hold as they are: that of the lecture's networks. */
const usualDepth = 6;

/**
 * Thresholds of how many times a scale may change over so many layers: those of info and warning hold for six, and grow
 * by their root with each more, since chance alone lets every layer change it a little; that of error stays, as float32
 * and the learning rate do.
 */
export function depthGrades({ info, warning, error }: Grades, layers: number): Grades {
  const grown = (threshold: number | undefined) =>
    threshold === undefined
      ? undefined
      : Math.min(threshold ** Math.max(1, layers / usualDepth), error ?? Infinity);
  const [slight, grave] = [grown(info), grown(warning)];
  return {
    ...(slight !== undefined && { info: slight }),
    ...(grave !== undefined && { warning: grave }),
    ...(error !== undefined && { error }),
  };
}

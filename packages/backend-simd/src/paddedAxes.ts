/** One axis and its margins, in values. */
export interface PaddedAxis {
  readonly before: number;
  readonly length: number;
  readonly after: number;
}

/** The axes of a tensor with their margins, from the first to the last; one without margins is merged with the one ahead of it. */
export function paddedAxes(
  shape: readonly number[],
  paddings: readonly (readonly [number, number])[],
): PaddedAxis[] {
  const axes: PaddedAxis[] = [];
  shape.forEach((length, index) => {
    const [before, after] = paddings[index] ?? [0, 0];
    const ahead = axes.at(-1);
    if (ahead && before === 0 && after === 0) {
      axes[axes.length - 1] = {
        before: ahead.before * length,
        length: ahead.length * length,
        after: ahead.after * length,
      };
    } else {
      axes.push({ before, length, after });
    }
  });
  return axes;
}

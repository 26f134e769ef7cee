import { sizeOf } from '@weir/nn/define';
import type { Examples } from '@weir/nn';

/** At most so many examples of a split, evenly spread over it: the split itself where it has no more. */
export function evenlySpaced(examples: Examples, most: number): Examples {
  if (examples.size <= most) return examples;
  const places = Array.from({ length: most }, (_, at) => Math.floor((at * examples.size) / most));
  return {
    ...examples,
    inputs: rows(examples.inputs, sizeOf(examples.inputShape), places),
    targets: rows(examples.targets, sizeOf(examples.targetShape), places),
    size: most,
  };
}

function rows<Values extends Int32Array | Float32Array>(
  values: Values,
  width: number,
  places: readonly number[],
): Values {
  const taken = values.slice(0, places.length * width) as Values; // of the same kind
  places.forEach((place, at) => taken.set(values.subarray(place * width, (place + 1) * width), at * width));
  return taken;
}

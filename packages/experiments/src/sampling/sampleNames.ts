import type { TorchGenerator } from '@weir/core';
import type { Vocabulary } from '@weir/data';
import { predict } from '@weir/nn';
import type { TrainedNetwork } from '@weir/nn';
import { drawClass } from './drawClass.ts';

/** How many names `sampleNames` draws, of which letters, and how boldly. */
export interface SampleOptions {
  readonly count: number;
  readonly contextLength: number;
  readonly vocabulary: Vocabulary;
  readonly rng: TorchGenerator;
  /** Divides the logits. Default 1; below it the likelier letters gain, above it the rarer. */
  readonly temperature?: number;
  /** Longest name. Default 50: a network that never ends its names must still end. */
  readonly longest?: number;
}

/**
 * Draws names letter by letter from a network in evaluation mode, all of them at once: index 0 ends a name.
 *
 * @param network Made by `forEvaluation`.
 * @throws RangeError if the temperature is not positive.
 */
export function sampleNames(
  network: TrainedNetwork,
  { count, contextLength, vocabulary, rng, temperature = 1, longest = 50 }: SampleOptions,
): readonly string[] {
  if (!(temperature > 0)) {
    throw new RangeError(
      `sampleNames: temperature must be positive, got ${temperature}; 1 samples as trained`,
    );
  }
  const names = Array.from({ length: count }, (): number[] => []);
  let open = names;
  while (open.length > 0) {
    const contexts = open.flatMap((letters) => contextOf(letters, contextLength));
    const logits = predict(network, {
      inputs: Int32Array.from(contexts),
      inputShape: [contextLength],
      size: open.length,
    });
    const classes = logits.length / open.length;
    const drawn = rng.rand(open.length);
    open = open.filter((letters, row) => {
      const next = drawClass(
        logits.subarray(row * classes, (row + 1) * classes),
        drawn[row] ?? 0,
        temperature,
      );
      if (next !== 0) letters.push(next);
      return next !== 0 && letters.length < longest;
    });
  }
  return names.map((letters) => vocabulary.decode(letters));
}

/** The last letters, the start filled up with index 0. */
function contextOf(letters: readonly number[], length: number): readonly number[] {
  return Array.from({ length }, (_, at) => letters[letters.length - length + at] ?? 0);
}

import { latest } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { ignoreElements, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import type { ClassifiedImages, DiagnosticInputs } from '../kinds/diagnosticKind.ts';
import { pictureOf } from '../statistics/pictureOf.ts';
import type { GreyPicture } from '../statistics/pictureOf.ts';
import { mustBeCount } from './mustBeCount.ts';

/** Options of `mistakes`, all with defaults. */
export interface MistakesOptions {
  /** Mistakes that are told, the worst first. Default 6. */
  readonly count?: number;
  /** Images of the validation split that are looked at, evenly spread over it. Default 256. */
  readonly examples?: number;
}

/** An image whose class the network does not hold the likeliest. */
export interface Mistake {
  /** Its class, by its name where it has one. */
  readonly target: string;
  /** The class that the network holds the likeliest. */
  readonly predicted: string;
  /** What it holds that one for, 0 to 1. */
  readonly probability: number;
  /** What it holds the right one for, 0 to 1. */
  readonly ofTarget: number;
  readonly picture: GreyPicture;
}

/** The mistakes at one step: what `mistakes` emits. */
export interface Mistakes {
  readonly step: number;
  /** Images that were looked at, and of which the network says something finite. */
  readonly examples: number;
  /** How many of them are mistaken. */
  readonly mistaken: number;
  /** Those whose own class is held the least likely, first. */
  readonly worst: readonly Mistake[];
}

/**
 * Emits, at each snapshot, which images of the validation split the network as it stands is most wrong about, in evaluation mode.
 * Of a network that does not learn classes of images it emits nothing.
 *
 * It looks at the same images each time, and costs a forward pass of them.
 *
 * @param inputs `classified` of a run that learns classes of images; without, nothing is emitted.
 * @throws RangeError if `count` or `examples` is not a positive integer.
 *
 * @example
 * ```ts
 * // Two images of a pixel; the second one's class is 1, and the network says 0.
 * const classified = () => ({ shape: [1, 1, 1], size: 2, pixels: [0, 1], targets: [0, 1], logits: [2, 0, 3, 0] });
 * const { mistaken, worst } = await lastValueFrom(of(arraySnapshot({})).pipe(mistakes({}, { classified })));
 * mistaken; // → 1
 * worst[0]?.predicted; // → '0'
 * ```
 */
export function mistakes(
  { count = 6, examples = 256 }: MistakesOptions = {},
  { classified }: Pick<DiagnosticInputs, 'classified'> = {},
): OperatorFunction<Snapshot, Mistakes> {
  mustBeCount('mistakes', 'count', count);
  mustBeCount('mistakes', 'examples', examples);
  if (!classified) return ignoreElements();
  return map(({ step }) => {
    const images = classified(examples);
    // Logits that are not finite hold no class for the likeliest.
    const guesses = guessesOf(images).filter(({ ofTarget }) => Number.isFinite(ofTarget));
    const wrong = guesses.filter(({ predicted, target }) => predicted !== target);
    const worst = wrong.sort((one, other) => one.ofTarget - other.ofTarget).slice(0, count);
    const called = (index: number) => images.labels?.[index] ?? String(index);
    return {
      step,
      examples: guesses.length,
      mistaken: wrong.length,
      worst: worst.map(({ example, target, predicted, probability, ofTarget }) => ({
        target: called(target),
        predicted: called(predicted),
        probability,
        ofTarget,
        picture: pictureOf(images.pixels, images.shape, example),
      })),
    };
  });
}

function guessesOf({ size, targets, logits }: ClassifiedImages) {
  const classes = logits.length / size;
  return Array.from({ length: size }, (_, example) => {
    const own = Array.from({ length: classes }, (_, at) => logits[example * classes + at] ?? NaN);
    const predicted = own.reduce((best, logit, at) => (logit > (own[best] ?? NaN) ? at : best), 0);
    const largest = own[predicted] ?? NaN;
    const total = own.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    const target = targets[example] ?? NaN;
    return {
      example,
      target,
      predicted,
      probability: 1 / total,
      ofTarget: Math.exp((own[target] ?? NaN) - largest) / total,
    };
  });
}

/** `mistakes` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const mistakesKind = diagnosticKind({
  type: 'mistakes',
  schema: { 'count?': '1 <= number.integer <= 100', 'examples?': '1 <= number.integer <= 4096' },
  defaultEvery: 500,
  byDefault: true,
  needs: ['classified'],
  operator: mistakes,
  state: latest<Mistakes>(),
});

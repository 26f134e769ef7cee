import type { BookedRun } from './bookedRun.ts';
import { compared } from './compared.ts';
import type { Comparison } from './compared.ts';
import type { RunRequest, VariantRequest } from './runRequest.ts';
import type { ComparisonPlace, RunPlace } from './runSummary.ts';
import { TooManyRunsError } from './tooManyRunsError.ts';
import { uniqueId } from './uniqueId.ts';

/** What beginning runs takes. */
export interface BookingOptions {
  /** Runs that may train at the same time. */
  readonly live: number;
  /** Runs that train now. */
  readonly training: () => number;
  /** Whether no more are to begin. */
  readonly isClosed: () => boolean;
  /** Puts down what is compared, ahead of the first run. Default: nobody does. */
  readonly putDown?: (comparison: ComparisonPlace, requests: readonly VariantRequest[]) => Promise<void>;
}

/** Begins runs: on their own, or several that are compared; as many at a time as may train. */
export interface Booking {
  begin(request: RunRequest): Promise<BookedRun>;
  compare(name: string, requests: readonly VariantRequest[]): Promise<Comparison>;
  /** @throws TooManyRunsError if as many train as may. */
  admit(): void;
}

/**
 * Begins runs as a book's `book` does, whether they are kept or not.
 *
 * @param book Begins one.
 */
export function booking(
  book: (request: RunRequest, place?: RunPlace) => Promise<BookedRun>,
  { live, training, isClosed, putDown }: BookingOptions,
): Booking {
  const admit = (): void => {
    if (training() >= live) throw new TooManyRunsError(live);
  };
  return {
    admit,
    async begin(request) {
      admit();
      return book(request);
    },
    async compare(name, requests) {
      admit();
      const comparison = { id: uniqueId(name), name, variants: requests.map(({ variant }) => variant) };
      await putDown?.(comparison, requests);
      return compared(comparison, requests, book, isClosed);
    },
  };
}

import { type } from 'arktype';

/** A configuration's `shuffle`: whose generator orders the items before they are split, and its seed. */
export const shuffleSchema = type({
  '+': 'reject',
  generator: "'python' | 'torch'",
  seed: 'number.integer >= 0',
});

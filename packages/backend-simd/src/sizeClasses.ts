/** Blocks up to this size come in steps of 16 bytes; above, in 16 steps an octave. */
const FINE_LIMIT = 1024;
const FINE_STEP = 16;
const STEPS_PER_OCTAVE = 16;

/** Classes of blocks, from none to 2³² bytes. */
const CLASS_COUNT = FINE_LIMIT / FINE_STEP + 22 * STEPS_PER_OCTAVE + 1;

/** The least class whose blocks hold so many bytes, at most 2³²; rounded up by at most 1/16. */
export function classOf(bytes: number): number {
  if (bytes <= FINE_LIMIT) return bytes <= FINE_STEP ? 1 : (bytes + FINE_STEP - 1) >>> 4;
  const octave = 31 - Math.clz32(bytes - 1);
  const step = 1 << (octave - 4); // a 16th of the octave
  const past = bytes - step * STEPS_PER_OCTAVE;
  return FINE_LIMIT / FINE_STEP + (octave - 10) * STEPS_PER_OCTAVE + ((past + step - 1) >>> (octave - 4));
}

/** Bytes of a block of each class. */
export const classBytes: readonly number[] = Array.from({ length: CLASS_COUNT }, (_, index) => {
  const fine = FINE_LIMIT / FINE_STEP;
  if (index <= fine) return index * FINE_STEP;
  const octave = 10 + Math.floor((index - fine - 1) / STEPS_PER_OCTAVE);
  const step = ((index - fine - 1) % STEPS_PER_OCTAVE) + 1;
  return 2 ** octave + (step * 2 ** octave) / STEPS_PER_OCTAVE;
});

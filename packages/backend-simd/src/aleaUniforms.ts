const TWO_TO_32 = 2 ** 32;

/** A generator's hash of texts to numbers in 0 … 1, each depending on all texts before. */
function mash(): (text: string) => number {
  let state = 0xefc8249d;
  return (text) => {
    for (let i = 0; i < text.length; i++) {
      state += text.charCodeAt(i);
      let product = 0.02519603282416938 * state;
      state = product >>> 0;
      product -= state;
      product *= state;
      state = product >>> 0;
      product -= state;
      state += product * TWO_TO_32;
    }
    return (state >>> 0) / TWO_TO_32;
  };
}

/**
 * The first `count` numbers in 0 … 1 of Alea, the generator that tfjs draws from, started from a text.
 *
 * Baagøe, "Better random numbers for JavaScript", 2010.
 */
export function aleaUniforms(seed: string, count: number): Float64Array {
  const hash = mash();
  const begin = [hash(' '), hash(' '), hash(' ')];
  let [a = 0, b = 0, c = 0] = begin.map((start) => {
    const less = start - hash(seed);
    return less < 0 ? less + 1 : less;
  });
  let carry = 1;
  return new Float64Array(count).map(() => {
    const product = 2091639 * a + carry / TWO_TO_32;
    carry = product | 0;
    [a, b] = [b, c];
    return (c = product - carry);
  });
}

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
  let a = hash(' ');
  let b = hash(' ');
  let c = hash(' ');
  a = fraction(a - hash(seed));
  b = fraction(b - hash(seed));
  c = fraction(c - hash(seed));
  let carry = 1;
  const uniforms = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const product = 2091639 * a + carry / TWO_TO_32;
    carry = product | 0;
    a = b;
    b = c;
    c = product - carry;
    uniforms[i] = c;
  }
  return uniforms;
}

/** A difference of two numbers in 0 … 1, brought back there. */
function fraction(difference: number): number {
  return difference < 0 ? difference + 1 : difference;
}

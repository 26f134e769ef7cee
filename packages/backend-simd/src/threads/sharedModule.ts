const IMPORTS = 2;
/** Limits of a memory that has a greatest size: of one thread, and shared. */
const LIMITED = 1;
const SHARED = 3;

/**
 * The same WebAssembly module for memory that threads share. All that differs is a flag of the import: nothing of it is
 * compiled for threads, which take their parts in JavaScript.
 *
 * @throws Error if the module imports anything but one memory with a greatest size.
 */
export function sharedModule(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const shared = bytes.slice();
  let at = 8; // magic number and version
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shared[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  while (at < shared.length) {
    const section = shared[at++];
    const length = number();
    if (section !== IMPORTS) {
      at += length;
      continue;
    }
    const count = number();
    for (let name = 0; name < 2; name++) {
      const characters = number();
      at += characters;
    }
    const kind = shared[at++];
    if (count === 1 && kind === 2 && shared[at] === LIMITED) {
      shared[at] = SHARED;
      return shared;
    }
    break;
  }
  throw new Error('simd: the WebAssembly module must import one memory with a greatest size; build it anew');
}

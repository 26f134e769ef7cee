/** Bytes with one to four changes: bits flipped, bytes set, stretches removed, repeated, zeroed or swapped, ends cut off. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  let now = Uint8Array.from(bytes);
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) now = changed(now, random);
  return now;
}

function changed(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  const place = () => Math.floor(random() * (bytes.length + 1));
  const from = place();
  const to = Math.min(bytes.length, place() % 64);
  const end = Math.min(bytes.length, from + to);
  switch (Math.floor(random() * 7)) {
    case 0: {
      const at = place() % Math.max(1, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return bytes;
    }
    case 1:
      bytes[place() % Math.max(1, bytes.length)] = Math.floor(random() * 256);
      return bytes;
    case 2:
      return joined(bytes.subarray(0, from), bytes.subarray(end));
    case 3:
      return joined(bytes.subarray(0, end), bytes.subarray(from));
    case 4:
      bytes.fill(random() < 0.5 ? 0 : 0xff, from, end);
      return bytes;
    case 5:
      return bytes.slice(0, from);
    default:
      return joined(
        bytes.subarray(0, from),
        Uint8Array.from({ length: to }, () => random() * 256),
        bytes.subarray(from),
      );
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

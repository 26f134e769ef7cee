import { crc32c } from './crc32c.ts';

/** What a record begins with. 0xFF and 0xFE are in no UTF-8 text, so that no payload holds it. */
export const marker = Uint8Array.of(0xff, 0x57, 0x52, 0xfe);

/** Bytes ahead of a payload: marker, length, sequence and the checksum of those two, little-endian. */
export const headBytes = 16;

/** Bytes that a record has besides its payload: the head, and the payload's checksum at its end. */
export const frameBytes = headBytes + 4;

/** No payload is longer: what claims to be is not a record. */
export const mostPayload = 64 * 1024 * 1024;

/**
 * A payload as one record of a log.
 *
 * @throws RangeError if it is longer than 64 MiB.
 */
export function frame(sequence: number, payload: Uint8Array): Uint8Array {
  mustFit(payload.length);
  const record = new Uint8Array(frameBytes + payload.length);
  record.set(payload, headBytes);
  frameAround(record, 0, sequence, payload.length);
  return record;
}

/**
 * Texts as records of a log, one after the other: the same bytes as those of `frame`, written at once.
 *
 * @param first The first one's sequence number.
 * @throws RangeError if one of them is longer than 64 MiB.
 */
export function framesOf(first: number, texts: readonly string[]): Uint8Array {
  const letters = texts.reduce((sum, { length }) => sum + length, 0);
  const room = new Uint8Array(frameBytes * texts.length + mostBytesOfLetter * letters);
  let end = 0;
  texts.forEach((text, at) => {
    const { written } = encoder.encodeInto(text, room.subarray(end + headBytes));
    mustFit(written);
    frameAround(room, end, first + at, written);
    end += frameBytes + written;
  });
  return room.slice(0, end);
}

const encoder = new TextEncoder();
/** Of UTF-8, to a UTF-16 unit. */
const mostBytesOfLetter = 3;

/** Writes what stands before and behind a payload that is in its place. */
function frameAround(bytes: Uint8Array, start: number, sequence: number, length: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, frameBytes + length);
  bytes.set(marker, start);
  view.setUint32(4, length, true);
  view.setUint32(8, sequence, true);
  view.setUint32(12, crc32c(bytes.subarray(start + 4, start + 12)), true);
  const behind = headBytes + length;
  view.setUint32(behind, crc32c(bytes.subarray(start + headBytes, start + behind)), true);
}

/**
 * Requires a text to fit into a record.
 *
 * @throws RangeError if it is longer than 64 MiB in UTF-8.
 */
export function mustFitFrame(text: string): void {
  if (mostBytesOfLetter * text.length > mostPayload) mustFit(encoder.encode(text).length);
}

function mustFit(length: number): void {
  if (length > mostPayload)
    throw new RangeError(
      `frame: payload must have at most ${mostPayload} bytes, got ${length}; measure less at a step`,
    );
}

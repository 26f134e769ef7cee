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
  if (payload.length > mostPayload) {
    throw new RangeError(
      `frame: payload must have at most ${mostPayload} bytes, got ${payload.length}; measure less at a step`,
    );
  }
  const record = new Uint8Array(frameBytes + payload.length);
  const view = new DataView(record.buffer);
  record.set(marker);
  view.setUint32(4, payload.length, true);
  view.setUint32(8, sequence, true);
  view.setUint32(12, crc32c(record.subarray(4, 12)), true);
  record.set(payload, headBytes);
  view.setUint32(headBytes + payload.length, crc32c(payload), true);
  return record;
}

import { crc32c } from './crc32c.ts';
import { frameBytes, headBytes, marker, mostPayload } from './frame.ts';

/** A record as it lies in a log. */
export interface Frame {
  readonly type: 'record';
  readonly sequence: number;
  readonly payload: Uint8Array;
  /** Where it begins and where the next one does, in bytes. */
  readonly offset: number;
  readonly end: number;
}

/** Bytes in the middle of a log that are no record. */
export interface Corruption {
  readonly type: 'corruption';
  readonly offset: number;
  readonly end: number;
  readonly reason: string;
}

/** A log breaks off within a record: what a killed process leaves. */
export interface TornTail {
  readonly type: 'torn';
  readonly offset: number;
}

/**
 * Reads the records of a log, one after the other. What is no record is reported once, and reading goes on at the next
 * one that is; a record that is not all there yet, at the end, is a torn tail.
 *
 * It takes time in proportion to the bytes, whatever they are: a length whose checksum is right is believed.
 *
 * @param base Where the bytes begin in the log, for offsets. Default 0.
 */
export function* readFrames(bytes: Uint8Array, base = 0): Generator<Frame | Corruption | TornTail> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const found = next(bytes, view, at);
    if (found.type === 'record') {
      yield { ...found, offset: base + at, end: base + found.end };
      at = found.end;
      continue;
    }
    if (found.type === 'torn') {
      yield { type: 'torn', offset: base + at };
      return;
    }
    const end = resumption(bytes, view, found.end);
    yield { type: 'corruption', offset: base + at, end: base + end, reason: found.reason };
    at = end;
  }
}

type Found =
  | { readonly type: 'record'; readonly sequence: number; readonly payload: Uint8Array; readonly end: number }
  | { readonly type: 'torn' }
  | { readonly type: 'wrong'; readonly reason: string; readonly end: number };

function next(bytes: Uint8Array, view: DataView, at: number): Found {
  const left = bytes.length - at;
  if (!beginsRecord(bytes, at)) return { type: 'wrong', reason: 'no record begins here', end: at + 1 };
  if (left < headBytes) return { type: 'torn' };
  if (!hasHead(bytes, view, at))
    return { type: 'wrong', reason: 'the checksum of its head is wrong', end: at + 1 };
  const length = view.getUint32(at + 4, true);
  if (length > mostPayload)
    return { type: 'wrong', reason: `a record of ${length} bytes`, end: at + headBytes };
  if (left < frameBytes + length) return { type: 'torn' };
  const end = at + frameBytes + length;
  const payload = bytes.subarray(at + headBytes, end - 4);
  if (crc32c(payload) !== view.getUint32(end - 4, true)) {
    return { type: 'wrong', reason: 'the checksum of its payload is wrong', end };
  }
  return { type: 'record', sequence: view.getUint32(at + 8, true), payload, end };
}

/** Where the next head that can be believed is, or the end. */
function resumption(bytes: Uint8Array, view: DataView, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (!beginsRecord(bytes, at)) continue;
    if (bytes.length - at < headBytes || hasHead(bytes, view, at)) return at;
  }
  return bytes.length;
}

/** Whether the marker, or as much of it as there is room for, stands there. */
function beginsRecord(bytes: Uint8Array, at: number): boolean {
  const room = Math.min(marker.length, bytes.length - at);
  for (let index = 0; index < room; index++) if (bytes[at + index] !== marker[index]) return false;
  return true;
}

function hasHead(bytes: Uint8Array, view: DataView, at: number): boolean {
  return crc32c(bytes.subarray(at + 4, at + 12)) === view.getUint32(at + 12, true);
}

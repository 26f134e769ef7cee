import type { RunEvent } from '@weir/core';
import { crc32c } from '../log/crc32c.ts';
import { histogramsIn, numbersIn } from './numbersIn.ts';

/**
 * A run as a TensorBoard event file: the losses, the learning rate and every number that was measured as scalars,
 * histograms as histograms, each at its own step.
 *
 * The format: TFRecords of `Event` messages (tensorboard/compat/proto/event.proto): u64 length, its masked CRC-32C, the
 * message, its masked CRC-32C.
 *
 * @param wallTime Seconds since 1970 of all events: the run's beginning.
 */
export function tensorboard(events: readonly RunEvent[], wallTime: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [record(message(double(1, wallTime), text(3, 'brain.Event:2')))];
  const put = (step: number, values: readonly Uint8Array[]) => {
    if (values.length === 0) return;
    const summary = message(...values.map((value) => bytes(1, value)));
    parts.push(record(message(double(1, wallTime), varint(2, step), bytes(5, summary))));
  };
  for (const event of events) {
    if (event.type === 'progress') {
      event.losses.forEach((loss, at) => put(event.from + at, [scalar('loss', loss)]));
      put(event.from + event.losses.length - 1, [scalar('learningRate', event.learningRate)]);
    }
    if (event.type === 'evaluated') {
      put(
        event.step,
        Object.entries(event.splits).flatMap(([split, { loss, accuracy }]) => [
          scalar(`evaluation/${split}/loss`, loss),
          ...(accuracy === undefined ? [] : [scalar(`evaluation/${split}/accuracy`, accuracy)]),
        ]),
      );
    }
    if (event.type === 'measurement') {
      const histograms = [...histogramsIn(event.value)];
      const scalars = [...numbersIn(event.value)].filter(
        ([key]) => key !== 'step' && !/(^|\.)histogram\./.test(key),
      );
      put(event.step, [
        ...scalars.map(([key, value]) => scalar(`${event.diagnostic}/${key}`, value)),
        ...histograms.map(([key, { low, high, counts }]) =>
          message(text(1, `${event.diagnostic}/${key}`), bytes(5, histogram(low, high, counts))),
        ),
      ]);
    }
  }
  return joined(parts);
}

const scalar = (tag: string, value: number): Uint8Array => message(text(1, tag), float(2, value));

/** A `HistogramProto`; sums are those of the bins' middles, as only they are known. */
function histogram(low: number, high: number, counts: readonly number[]): Uint8Array {
  const width = (high - low) / counts.length;
  const limits = counts.map((_, at) => low + (at + 1) * width);
  const middles = counts.map((count, at) => ({ count, at: low + (at + 0.5) * width }));
  const sum = (of: (at: number) => number) =>
    middles.reduce((total, { count, at }) => total + count * of(at), 0);
  return message(
    double(1, low),
    double(2, high),
    double(
      3,
      sum(() => 1),
    ),
    double(
      4,
      sum((at) => at),
    ),
    double(
      5,
      sum((at) => at * at),
    ),
    doubles(6, limits),
    doubles(7, counts),
  );
}

function record(data: Uint8Array): Uint8Array {
  const all = new Uint8Array(data.length + 16);
  const view = new DataView(all.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, masked(all.subarray(0, 8)), true);
  all.set(data, 12);
  view.setUint32(12 + data.length, masked(data), true);
  return all;
}

/** TFRecord's mask, so that a checksum of what holds checksums is of use. */
function masked(data: Uint8Array): number {
  const sum = crc32c(data);
  return (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
}

// The wire format of protocol buffers: a varint of field number and type, then the value.
const message = (...fields: readonly Uint8Array[]): Uint8Array => joined(fields);
const key = (field: number, type: number): Uint8Array => encodedVarint(field * 8 + type);
const varint = (field: number, value: number): Uint8Array => joined([key(field, 0), encodedVarint(value)]);
const bytes = (field: number, value: Uint8Array): Uint8Array =>
  joined([key(field, 2), encodedVarint(value.length), value]);
const text = (field: number, value: string): Uint8Array => bytes(field, new TextEncoder().encode(value));
const double = (field: number, value: number): Uint8Array =>
  joined([key(field, 1), new Uint8Array(Float64Array.of(value).buffer)]);
const float = (field: number, value: number): Uint8Array =>
  joined([key(field, 5), new Uint8Array(Float32Array.of(value).buffer)]);
const doubles = (field: number, values: readonly number[]): Uint8Array =>
  bytes(field, new Uint8Array(Float64Array.from(values).buffer));

function encodedVarint(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Uint8Array.from([...out, rest]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

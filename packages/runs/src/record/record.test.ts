import { createHash } from 'node:crypto';
import type { RunEvent } from '@weir/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame } from '../log/frame.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { FullStoreError } from '../store/storeErrors.ts';
import { LogWriter } from './logWriter.ts';
import { logBeginning, readLog } from './readLog.ts';
import { RunFormatError } from './runFormatError.ts';
import {
  checkpointFolder,
  formatVersion,
  headerPath,
  lockPath,
  logPath,
  readHeader,
  writeHeader,
} from './runHeader.ts';
import type { RunHeader } from './runHeader.ts';
import { decodeRecord, encodeRecord } from './runRecord.ts';
import type { RunRecord } from './runRecord.ts';
import { hashOf, sha256 } from './sha256.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const event = (step: number, value: unknown = step): RunRecord => {
  const measured: RunEvent = { type: 'measurement', diagnostic: 'a', step, value };
  return { type: 'event', event: measured };
};
const header: RunHeader = {
  format: formatVersion,
  id: 'a',
  name: 'A run',
  config: { steps: 3 },
  configHash: '00',
  seed: 1,
  steps: 3,
  backend: 'simd',
  weir: '0.1.0',
  machine: { host: 'lab' },
  created: '2026-11-25T00:00:00.000Z',
  data: '0123',
  options: {},
};

describe('sha256', () => {
  it('is SHA-256 in hexadecimal', async () => {
    for (const text of ['', 'abc', 'a'.repeat(1000)])
      expect(await sha256(bytes(text))).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('is, of plain data, the same whatever the order of keys, and not of lists', async () => {
    expect(await hashOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      await hashOf({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
    expect(await hashOf([1, 2])).not.toBe(await hashOf([2, 1]));
    expect(await hashOf({ a: 1 })).not.toBe(await hashOf({ a: 2 }));
  });
});

describe('a record', () => {
  it('comes back from its bytes with numbers that JSON does not know', () => {
    const record = event(3, [NaN, -Infinity, -0]);
    expect(decodeRecord(encodeRecord(record))).toEqual(record);
  });

  it('of a later version is undefined', () => {
    expect(decodeRecord(bytes('{"type":"comment","text":"hm"}'))).toBeUndefined();
  });

  it.each([
    ['{"type":', 'a record must be JSON, got'],
    ['\xff', 'a record must be'],
    ['null', 'a record must be an object with a type, got none'],
    ['{"step":1}', 'a record must be an object with a type, got none'],
    ['{"type":"event"}', 'an event must be an object with a type, got none'],
    ['{"type":"event","event":{}}', 'an event must be an object with a type, got none'],
  ])('is refused where it says %j', (text, message) => {
    expect(() => decodeRecord(bytes(text))).toThrow(message);
  });
});

describe('a header', () => {
  it('is read as it was written, under the name of its folder', async () => {
    const store = memoryStore();
    await writeHeader(store, header);
    expect(await readHeader(store, 'a')).toEqual(header);
    await store.put(headerPath('copy'), await store.read(headerPath('a')));
    expect((await readHeader(store, 'copy')).id).toBe('copy');
  });

  it('stands beside its run’s log, lock and checkpoints', () => {
    expect([headerPath('a'), logPath('a'), lockPath('a'), checkpointFolder('a')]).toEqual([
      'a/header.json',
      'a/log',
      'a/lock',
      'a/checkpoints',
    ]);
  });

  it.each([
    ['half of it', '{"format":1', 'must begin JSON, got something else'],
    ['no object', '3', 'must begin an object, got 3'],
    ['no version', '{}', 'must begin the format’s version, got none'],
    ['a version of 0', '{"format":0}', 'must begin the format’s version, got 0'],
    ['a later version', `{"format":${formatVersion + 1}}`, `got ${formatVersion + 1}: take a later Weir`],
    [
      'no steps',
      JSON.stringify({ ...header, steps: undefined }),
      'must begin steps of type number, got none',
    ],
    [
      'a configuration that is null',
      JSON.stringify({ ...header, config: null }),
      'config of type object, got null',
    ],
    ['an id that leads elsewhere', JSON.stringify({ ...header, id: '../b' }), 'must begin an id of letters'],
  ])('is refused where there is %s', async (_, text, message) => {
    const store = memoryStore();
    await store.put(headerPath('a'), bytes(text));
    const error: unknown = await readHeader(store, 'a').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunFormatError);
    expect(String(error)).toContain(message);
  });
});

it('RunFormatError names the file, the byte and what was wanted there', () => {
  const error = new RunFormatError('a/log', 12, 'a record', 'zeros');
  expect(error).toMatchObject({ name: 'RunFormatError', path: 'a/log', offset: 12 });
  expect(error.message).toBe('a/log: byte 12 must begin a record, got zeros');
});

describe('readLog', () => {
  const logOf = async (...parts: readonly Uint8Array[]) => {
    const store = memoryStore();
    for (const part of parts) await store.append(logPath('a'), part);
    return store;
  };
  const framed = (sequence: number, step = sequence) => frame(sequence, encodeRecord(event(step)));
  const stepsIn = async (store: RunStore) =>
    (await readLog(store, 'a')).records.map(({ record }) =>
      record.type === 'event' && record.event.type === 'measurement' ? record.event.step : NaN,
    );

  it('is empty of no log', async () => {
    const { records, end, problems, torn } = await readLog(memoryStore(), 'a');
    expect([records, end, problems, torn]).toEqual([[], logBeginning, [], false]);
  });

  it('goes on from where a record ended', async () => {
    const store = await logOf(framed(0), framed(1), framed(2));
    const { records } = await readLog(store, 'a');
    const rest = await readLog(store, 'a', records[0]?.end);
    expect(rest.records).toEqual(records.slice(1));
  });

  it('ends after the last whole record where the log breaks off', async () => {
    const store = await logOf(framed(0), framed(1).slice(0, 10));
    const { end, torn, problems } = await readLog(store, 'a');
    expect([end, torn, problems]).toEqual([{ bytes: framed(0).length, records: 1 }, true, []]);
  });

  it('goes on behind what is corrupt, and says where that is', async () => {
    const damaged = framed(1);
    damaged[20] = (damaged[20] ?? 0) ^ 0xff;
    const store = await logOf(framed(0), damaged, framed(2));
    expect(await stepsIn(store)).toEqual([0, 2]);
    const [problem] = (await readLog(store, 'a')).problems;
    expect(problem?.offset).toBe(framed(0).length);
    expect(problem?.message).toMatch(
      /^a\/log: byte \d+ must begin a record, got .*; reading went on at byte \d+$/,
    );
  });

  it('says how many records are lost', async () => {
    const store = await logOf(framed(0), framed(3));
    const { problems } = await readLog(store, 'a');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/must begin record 1, got 3; 2 are lost$/) as string,
    ]);
  });

  it('leaves out a record that is none, and says why', async () => {
    const store = await logOf(frame(0, bytes('{}')), framed(1));
    expect(await stepsIn(store)).toEqual([1]);
    expect((await readLog(store, 'a')).problems[0]?.message).toContain(
      'a record must be an object with a type',
    );
  });
});

describe('LogWriter', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const stored = async (store: RunStore) => (await readLog(store, 'a')).records.map(({ record }) => record);

  it('knows at once where the log ends, and writes half a second later', async () => {
    const store = memoryStore();
    const writer = new LogWriter(store, 'a', logBeginning);
    writer.append(event(0));
    writer.append(event(1));
    expect(writer.position.records).toBe(2);
    expect(await stored(store)).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(await stored(store)).toEqual([event(0), event(1)]);
    expect((await readLog(store, 'a')).end).toEqual(writer.position);
  });

  it('does not keep four megabytes waiting', async () => {
    const store = memoryStore();
    const writer = new LogWriter(store, 'a', logBeginning);
    writer.append(event(0, 'x'.repeat(4 * 1024 * 1024)));
    await vi.advanceTimersByTimeAsync(1);
    expect(await stored(store)).toHaveLength(1);
  });

  it('resolves flush and sync when all is there, in order', async () => {
    const store = memoryStore();
    const writer = new LogWriter(store, 'a', logBeginning);
    for (let step = 0; step < 5; step++) writer.append(event(step));
    const flushed = writer.flush();
    writer.append(event(5));
    await flushed;
    await writer.sync();
    expect(await stored(store)).toEqual([0, 1, 2, 3, 4, 5].map((step) => event(step)));
  });

  it('resolves a flush though more is appended at each turn, as by a run that trains', async () => {
    const inner = memoryStore();
    let appended = 0;
    const store: RunStore = {
      ...inner,
      async append(path, more) {
        await inner.append(path, more);
        if (appended < 1000) writer.append(event(++appended));
      },
    };
    const writer = new LogWriter(store, 'a', logBeginning);
    writer.append(event(0));
    await writer.sync();
    expect(appended).toBeLessThan(3);
    expect((await stored(store))[0]).toEqual(event(0));
    await vi.advanceTimersByTimeAsync(1000 * 500);
    expect(await stored(store)).toHaveLength(1001); // and what came meanwhile follows
  });

  it('goes on behind the log that is there', async () => {
    const store = memoryStore();
    const first = new LogWriter(store, 'a', logBeginning);
    first.append(event(0));
    await first.flush();
    const second = new LogWriter(store, 'a', (await readLog(store, 'a')).end);
    second.append(event(1));
    await second.flush();
    expect((await readLog(store, 'a')).problems).toEqual([]);
    expect(await stored(store)).toEqual([event(0), event(1)]);
  });

  it('waits where there is no room, and loses and doubles nothing', async () => {
    const inner = memoryStore();
    let full = 2;
    const store: RunStore = {
      ...inner,
      async append(path, more) {
        if (full-- > 0) {
          await inner.append(path, more.subarray(0, 5));
          throw new FullStoreError('test');
        }
        return inner.append(path, more);
      },
    };
    const said: unknown[] = [];
    const writer = new LogWriter(store, 'a', logBeginning, { onBlocked: (error) => said.push(error?.name) });
    writer.append(event(0));
    const flushed = writer.flush();
    await vi.advanceTimersByTimeAsync(2000);
    await flushed;
    expect(said).toEqual(['FullStoreError', undefined]);
    expect(await stored(store)).toEqual([event(0)]);
  });

  it('says a fault that no waiting mends when it happens, and rejects every flush from then on', async () => {
    const store: RunStore = { ...memoryStore(), append: () => Promise.reject(new Error('EIO')) };
    const said: unknown[] = [];
    const writer = new LogWriter(store, 'a', logBeginning, { onFailure: (error) => said.push(error) });
    writer.append(event(0));
    await vi.advanceTimersByTimeAsync(500);
    expect(said).toEqual([new Error('EIO')]);
    await expect(writer.flush()).rejects.toThrow('EIO');
    await expect(writer.flush()).rejects.toThrow('EIO');
    expect(said).toHaveLength(1);
  });
});

import { expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { readCheckpoint } from '../checkpoint/checkpoint.ts';
import { readSafetensors, writeSafetensors } from '../checkpoint/safetensors.ts';
import { folderStore } from '../node/folderStore.ts';
import { readRun } from '../run/summary.ts';
import { csv } from './csv.ts';
import { parquetReadObjects } from 'hyparquet';
import { parquet } from './parquet.ts';
import { importWeights } from './importWeights.ts';
import { mulberry } from '../testing/mulberry.ts';
import { mutated } from '../testing/mutated.ts';
import { keptExperiment } from '../testing/keptExperiment.ts';
import { parameterValues } from '@weir/nn';
import { networkTensors, transposed, untransposed } from './networkTensors.ts';
import { runTables } from './runTables.ts';
import { tensorboard } from './tensorboard.ts';

const store = folderStore(fileURLToPath(new URL('../testing/golden', import.meta.url)));
const run = () => readRun(store, 'format-1');
const losses = async () =>
  (await run()).events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

it('tables as CSV are read back by a reader of CSV, every number to its bit', async () => {
  const tables = runTables(await run());
  const read = parse(csv(tables.losses), { columns: true }) as readonly Record<string, string>[];
  expect(read.map((row) => Number(row['loss']))).toEqual(await losses());
  expect(read.map((row) => row['step'])).toEqual(Array.from({ length: 12 }, (_, step) => String(step)));
  const measured = parse(csv(tables.measurements), { columns: true }) as readonly Record<string, string>[];
  expect(measured.length).toBe(tables.measurements.rows.length);
  expect(
    measured.find(
      ({ diagnostic, key, step }) =>
        diagnostic === 'activations' && key === 'layers.2.tanh.std' && step === '10',
    ),
  ).toBeDefined();
  const odd = csv({
    columns: { a: 'text', b: 'number' },
    rows: [
      { a: 'x,"y"\nz', b: -0 },
      { a: undefined, b: NaN },
    ],
  });
  expect(parse(odd, { columns: true })).toEqual([
    { a: 'x,"y"\nz', b: '-0' },
    { a: '', b: 'NaN' },
  ]);
});

it('tables as Parquet are read back by a reader of Parquet', async () => {
  const tables = runTables(await run());
  const file = parquet(tables.losses);
  const rows = await parquetReadObjects({ file: file.buffer });
  expect(rows.map((row) => row['loss'])).toEqual(await losses());
  expect(rows.map((row) => Number(row['step']))).toEqual(Array.from({ length: 12 }, (_, step) => step));
  expect(await parquetReadObjects({ file: parquet(tables.findings).buffer })).toHaveLength(
    tables.findings.rows.length,
  );
});

it('DuckDB reads the tables as Parquet: every number to its bit, and what is absent as NULL', async () => {
  const tables = runTables(await run());
  const folder = mkdtempSync(join(tmpdir(), 'weir-parquet-'));
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  try {
    const rowsOf = async (query: string) => (await connection.runAndReadAll(query)).getRowObjects();
    for (const [name, table] of Object.entries(tables)) {
      const path = join(folder, `${name}.parquet`);
      writeFileSync(path, parquet(table));
      const columns = await rowsOf(`DESCRIBE SELECT * FROM '${path}'`);
      const kinds = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' };
      expect(columns.map((column) => [column['column_name'], column['column_type']])).toEqual(
        Object.entries(table.columns).map(([column, kind]) => [column, kinds[kind]]),
      );
      const rows = await rowsOf(`SELECT * FROM '${path}'`);
      expect(rows).toEqual(
        table.rows.map((row) =>
          Object.fromEntries(Object.keys(table.columns).map((column) => [column, row[column] ?? null])),
        ),
      );
    }
    const [best] = await rowsOf(`SELECT min(loss) AS least FROM '${join(folder, 'losses.parquet')}'`);
    expect(best?.['least']).toBe(Math.min(...(await losses())));
    const odd = { columns: { a: 'number' as const }, rows: [{ a: NaN }, { a: -Infinity }, { a: -0 }] };
    writeFileSync(join(folder, 'odd.parquet'), parquet(odd));
    const read = await rowsOf(`SELECT a FROM '${join(folder, 'odd.parquet')}'`);
    expect(read.map(({ a }) => a)).toEqual([NaN, -Infinity, -0]);
  } finally {
    connection.closeSync();
    database.closeSync();
    rmSync(folder, { recursive: true });
  }
});

/** TensorBoard's format once more, from its description: TFRecords of Event messages. */
function readEvents(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset);
  const crc = (bytes: Uint8Array) => {
    let sum = 0xffffffff;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
    }
    sum = ~sum >>> 0;
    return ((((sum >>> 15) | (sum << 17)) >>> 0) + 0xa282ead8) >>> 0;
  };
  const scalars: [tag: string, step: number, value: number][] = [];
  const histograms: [tag: string, step: number, counts: number[]][] = [];
  let version = '';
  for (let at = 0; at < file.length;) {
    const length = Number(view.getBigUint64(at, true));
    expect(view.getUint32(at + 8, true)).toBe(crc(file.subarray(at, at + 8)));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(view.getUint32(at + 12 + length, true)).toBe(crc(data));
    at += 16 + length;
    const event = fields(data);
    const text = (bytes: unknown) => new TextDecoder().decode(bytes as Uint8Array);
    const step = Number(event.get(2)?.[0] ?? 0);
    if (event.has(3)) version = text(event.get(3)?.[0]);
    for (const summary of event.get(5) ?? []) {
      for (const value of fields(summary as Uint8Array).get(1) ?? []) {
        const parts = fields(value as Uint8Array);
        const tag = text(parts.get(1)?.[0]);
        if (parts.has(2))
          scalars.push([
            tag,
            step,
            new DataView((parts.get(2)?.[0] as Uint8Array).slice().buffer).getFloat32(0, true),
          ]);
        if (parts.has(5)) {
          const counts = fields(parts.get(5)?.[0] as Uint8Array).get(7)?.[0] as Uint8Array;
          histograms.push([tag, step, Array.from(new Float64Array(counts.slice().buffer))]);
        }
      }
    }
  }
  return { scalars, histograms, version };
}

function fields(data: Uint8Array): Map<number, unknown[]> {
  const found = new Map<number, unknown[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = data[at++] ?? 0;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const key = varint();
    const sizes: Record<number, number> = { 1: 8, 5: 4 };
    const kind = key & 7;
    let value: unknown;
    if (kind === 0) value = varint();
    else {
      const size = sizes[kind] ?? varint();
      value = data.subarray(at, at + size);
      at += size;
    }
    found.set(key >> 3, [...(found.get(key >> 3) ?? []), value]);
  }
  return found;
}

it('a TensorBoard file is read back by a parser written from the format’s description, step 0 among it', async () => {
  const { events } = await run();
  const { scalars, histograms, version } = readEvents(tensorboard(events, 1_700_000_000));
  expect(version).toBe('brain.Event:2');
  expect(scalars.filter(([tag]) => tag === 'loss').map(([, step, loss]) => [step, loss])).toEqual(
    (await losses()).map((loss, step) => [step, Math.fround(loss)]),
  );
  expect(scalars.some(([tag]) => tag === 'evaluation/train/accuracy')).toBe(true);
  const measured = events.filter(
    (event) => event.type === 'measurement' && event.diagnostic === 'activations',
  );
  expect(
    histograms.filter(([tag]) => tag === 'activations/layers.2.tanh.histogram').map(([, step]) => step),
  ).toEqual(measured.map((event) => (event.type === 'measurement' ? event.step : NaN)));
  const [first] = measured;
  const layers =
    first?.type === 'measurement'
      ? (first.value as { layers: readonly { histogram: { counts: readonly number[] } }[] }).layers
      : [];
  expect(histograms[0]?.[2]).toEqual(layers[0]?.histogram.counts);
});

it('a network as torch lays it out has its weights transposed and its buffers named, and comes back', async () => {
  const { state } = await readCheckpoint(store, 'format-1', 12);
  const file = writeSafetensors({ tensors: networkTensors(state, 'torch'), metadata: {} });
  const { tensors } = readSafetensors(file);
  const own = readSafetensors(
    writeSafetensors({ tensors: networkTensors(state, 'weir'), metadata: {} }),
  ).tensors;
  expect([...tensors.keys()]).toEqual([
    '0.linear.weight',
    '1.batchNorm.weight',
    '1.batchNorm.bias',
    '4.linear.weight',
    '4.linear.bias',
    '1.batchNorm.running_mean',
    '1.batchNorm.running_var',
  ]);
  expect(tensors.get('0.linear.weight')?.shape).toEqual([8, 2]);
  const values = (tensor: { readonly bytes: Uint8Array } | undefined) =>
    new Float32Array((tensor?.bytes ?? new Uint8Array()).slice().buffer);
  const [torch, weir] = [values(tensors.get('0.linear.weight')), values(own.get('0.linear.weight'))];
  for (let input = 0; input < 2; input++)
    for (let unit = 0; unit < 8; unit++) expect(torch[unit * 2 + input]).toBe(weir[input * 8 + unit]);
  const kernel = { shape: [2, 3, 4, 5], values: Float32Array.from({ length: 120 }, (_, at) => at) };
  const turned = transposed(kernel);
  expect(turned.shape).toEqual([5, 4, 2, 3]);
  // Output 4, input 3, row 1, column 2.
  expect(turned.values[((4 * 4 + 3) * 2 + 1) * 3 + 2]).toBe(((1 * 3 + 2) * 4 + 3) * 5 + 4);
  expect(untransposed(turned)).toEqual(kernel);
});

const xor = () =>
  keptExperiment({
    data: { type: 'xor' },
    batchSize: 2,
    model: [
      { type: 'linear', out: 8, bias: false },
      { type: 'batchNorm' },
      { type: 'tanh' },
      { type: 'dropout', rate: 0.1 },
      { type: 'linear', out: 2 },
    ],
  });

it('a network takes the parameters of a file, by other names and in torch’s layouts, and refuses what does not fit', async () => {
  const { state } = await readCheckpoint(store, 'format-1', 12);
  const { network } = await xor();
  const renamed = new Map(
    Array.from(networkTensors(state, 'torch'), ([name, tensor]) => [name.replace('0.linear', 'fc1'), tensor]),
  );
  const file = writeSafetensors({ tensors: renamed, metadata: {} });
  // A Buffer, as Node reads files: its slices are views.
  const left = importWeights(network, Buffer.from(file), {
    layout: 'torch',
    names: { '0.linear.weight': 'fc1.weight' },
  });
  expect(left).toEqual(['1.batchNorm.running_mean', '1.batchNorm.running_var']);
  expect(parameterValues(network)).toEqual(state['parameters']);
  expect(() => importWeights(network, file, { layout: 'torch' })).toThrow(
    'the file must hold 0.linear.weight',
  );
  const wrong = { '0.linear.weight': 'fc1.weight' };
  expect(() => importWeights(network, file, { names: wrong, layout: 'weir' })).toThrow(
    'which is how PyTorch lays it out',
  );
  expect(parameterValues(network)).toEqual(state['parameters']);
});

it('a file that names no layout leads to torch’s where its shapes or its names are torch’s, and back', async () => {
  const { state } = await readCheckpoint(store, 'format-1', 12);
  const { network } = await xor();
  const before = parameterValues(network);
  const fileOf = (tensors: ReturnType<typeof networkTensors>) => writeSafetensors({ tensors, metadata: {} });
  const [torch, weir] = [networkTensors(state, 'torch'), networkTensors(state, 'weir')];
  expect(() => importWeights(network, fileOf(torch))).toThrow(
    '0.linear.weight must have shape [2, 8], got [8, 2], which is how PyTorch lays it out; take the layout torch (--weights-layout torch)',
  );
  const turnedBack = new Map([...torch, ['0.linear.weight', weir.get('0.linear.weight') ?? expect.fail()]]);
  expect(() => importWeights(network, fileOf(turnedBack))).toThrow(
    /the file must hold 1\.batchNorm\.gamma .*; it holds 1\.batchNorm\.weight, as PyTorch calls it: take the layout torch/,
  );
  expect(() => importWeights(network, fileOf(turnedBack), { layout: 'torch' })).toThrow(
    'got [2, 8], which is how Weir lays it out; take the layout weir (--weights-layout weir)',
  );
  expect(parameterValues(network)).toEqual(before);
  const said: string[] = [];
  importWeights(network, fileOf(weir), { note: (line) => said.push(line) });
  expect([parameterValues(network), said]).toEqual([state['parameters'], []]);
});

it('10,000 mutated files of weights are taken or refused in words, and the network is never half another', async () => {
  const { state } = await readCheckpoint(store, 'format-1', 12);
  const { network } = await xor();
  const file = writeSafetensors({ tensors: networkTensors(state, 'weir'), metadata: {} });
  const random = mulberry(9);
  const before = JSON.stringify(parameterValues(network));
  for (let round = 0; round < 10_000; round++) {
    try {
      importWeights(network, mutated(file, random));
      importWeights(network, file);
    } catch (error) {
      expect((error as Error).message).toMatch(
        /(safetensors: byte \d+ must begin|importWeights: the file must hold|assignParameters: .* must)/s,
      );
    }
  }
  importWeights(network, file);
  expect(JSON.stringify(parameterValues(network))).not.toBe(before);
  expect(parameterValues(network)).toEqual(state['parameters']);
}, 60_000);

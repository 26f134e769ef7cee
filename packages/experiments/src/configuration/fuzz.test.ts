import { torchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { expect, test } from 'vitest';
import { loadData } from '../data/loadData.ts';
import { presets } from '../presets/presets.ts';
import { experimentOf } from './build/experimentOf.ts';
import { parseConfiguration } from './check/parseConfiguration.ts';
import type { Configuration } from './configuration.ts';

const rng = torchGenerator(20_261_125);
const upTo = (n: number): number => rng.randint(0, n, 1)[0] ?? 0;
const oneOf = <T>(values: readonly T[]): T => values[upTo(values.length)] as T; // never of none

const strange: readonly unknown[] = [
  ...[0, -1, 1.5, 2, 3, 27, 1e9, 1e17, 1e300, NaN, Infinity, -0.5, 0.99, 1e-30],
  ...[
    '',
    'x',
    'tanh',
    'linear',
    'mean',
    'classes',
    'vocabulary',
    'a\u001b[2J',
    'é'.repeat(5000),
    '../secret',
  ],
  ...[null, true, false, [], {}, [[]], [null], { type: 'tanh' }, { type: 'nothing' }, { type: 3 }],
  ...[
    { type: 'kaimingNormal', gain: 'x' },
    [{ type: 'linear', out: 5 }],
    { type: 'xor' },
    { type: 'images' },
  ],
];
const keys = [
  'type',
  'out',
  'init',
  'momentum',
  'gamma',
  'every',
  'layers',
  'path',
  'eps',
  '__proto__',
  'constructor',
  'x',
];

/** The configuration with something in it changed: a value, a key, a layer more or fewer, two exchanged. */
function mutated(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || upTo(6) === 0) return oneOf(strange);
  if (Array.isArray(value)) {
    const list: unknown[] = [...(value as unknown[])];
    const at = upTo(list.length + 1);
    const kind = upTo(5);
    if (kind === 0) list.splice(at, 1);
    else if (kind === 1) list.splice(at, 0, oneOf([...strange, ...list]));
    else if (kind === 2 && list.length > 1) list.reverse();
    else if (at < list.length) list[at] = mutated(list[at]);
    return list;
  }
  const entries = Object.entries(value);
  const at = upTo(entries.length + 1);
  const [key, inner] = entries[at] ?? [oneOf(keys), oneOf(strange)];
  const kind = upTo(6);
  const others = entries.filter((_, index) => index !== at);
  if (kind === 0) return Object.fromEntries(others);
  if (kind === 1) return Object.fromEntries([...others, [oneOf(keys), inner]]);
  return Object.fromEntries([...others, [key, mutated(inner)]]);
}

const loaded = new Map<string, Promise<DataSet>>();
const dataOf = (configuration: Configuration): Promise<DataSet> => {
  const key = JSON.stringify([configuration.data, configuration.loss]);
  const known = loaded.get(key) ?? loadData(configuration, { memory: 5e7 });
  loaded.set(key, known);
  return known;
};

/** What a configuration comes to: nothing, or the error that it is refused with. */
async function refusal(given: unknown): Promise<unknown> {
  try {
    const configuration = parseConfiguration(given);
    experimentOf(configuration, await dataOf(configuration), { memory: 5e7 });
    return undefined;
  } catch (error) {
    return error;
  }
}

/** `model[3].momentum must be …, got …; …`, or `model[3]: batchNorm: momentum must be …, got …; …`. */
const houseForm = /^[\w-]+([.[][^ ]*)?(: \w+)*:? .*\bmust .+, got .+; .+/s;
const expected = ['ConfigurationError', 'DataError', 'MissingFileError'];

test('a thousand configurations with something wrong are refused by place and remedy, or run; nothing else happens', async () => {
  const originals = presets().map(({ configuration }) => configuration);
  const misformed: string[] = [];
  let refused = 0;
  for (let round = 0; round < 1000; round++) {
    let given: unknown = structuredClone(oneOf(originals));
    for (let times = 1 + upTo(3); times > 0; times--) given = mutated(given);
    const error = await refusal(given);
    if (error === undefined) continue;
    refused += 1;
    const { name, message } = error as Error; // else the next line says so
    const lines = String(message)
      .split('\n')
      .filter((line) => !/^and \d+ more$/.test(line));
    const unlisted = !expected.includes(name) && !message.startsWith('data: ');
    for (const line of lines) if (unlisted || !houseForm.test(line)) misformed.push(`${name}: ${line}`);
  }
  expect([...new Set(misformed)]).toEqual([]);
  expect(refused).toBeGreaterThan(500);
  expect(refused).toBeLessThan(1000);
}, 240_000);

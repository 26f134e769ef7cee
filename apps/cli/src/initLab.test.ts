import { ConfigurationError } from '@weir/experiments';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { initLab } from './initLab.ts';
import { recorded } from './testing/recorded.ts';
import { smallConfig, smallFlags, written } from './testing/smallRun.ts';
import { UsageError } from './usageError.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-lab-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const flags = {
  ...smallFlags,
  gain: '0.1,5/3',
  initializer: 'kaimingNormal',
  activation: 'tanh,relu',
  depth: '2',
  seeds: 2,
};

test('initLab prints every combination beside theory, and recommends a gain for each activation', async () => {
  const seen = recorded();
  const chart = join(folder, 'chart.json');
  expect(await initLab(written(folder), { ...flags, chart }, seen.surroundings)).toBe(0);
  const titles = seen.written.split('\n').filter((line) => line.includes('depth'));
  expect(titles).toEqual(
    ['tanh', 'relu'].flatMap((name) =>
      ['0.1', '1.667'].map((gain) => `${name}, kaimingNormal, gain ${gain}, depth 2, mean of 2 starts`),
    ),
  );
  expect(seen.written).toMatch(/ {2}layer 1 +\| std \d\.\d{3} +\| theory \d\.\d{3} +\| gradient std \d/);
  expect(seen.written).toContain('recommended for tanh: kaimingNormal with gain 1.667\n');
  expect(seen.written).toMatch(/recommended for relu: kaimingNormal with gain/);
  expect(JSON.parse(readFileSync(chart, 'utf8'))).toHaveProperty('$schema');
});

test('initLab measures the activations of the configuration where none is named, and tanh where it has none', async () => {
  const { activation: _, ...unnamed } = flags;
  const seen = recorded();
  const model = [
    { type: 'embedding', dim: 2 },
    { type: 'flatten' },
    { type: 'linear', out: 4 },
    { type: 'mish' },
    { type: 'linear', out: 4 },
    { type: 'gelu' },
  ];
  await initLab(
    written(folder, { ...smallConfig, model: [...model, { type: 'linear', out: 27 }] }),
    unnamed,
    seen.surroundings,
  );
  expect(seen.written.match(/recommended for \w+/g)).toEqual([
    'recommended for mish',
    'recommended for gelu',
  ]);
  const linear = recorded();
  const plain = [...model.slice(0, 3), { type: 'linear', out: 27 }];
  await initLab(written(folder, { ...smallConfig, model: plain }), unnamed, linear.surroundings);
  expect(linear.written.match(/recommended for \w+/g)).toEqual(['recommended for tanh']);
});

test('initLab asks for a network with a hidden layer', async () => {
  const refused = initLab(
    written(folder, { ...smallConfig, model: [{ type: 'flatten' }, { type: 'linear', out: 27 }] }),
    flags,
    recorded().surroundings,
  );
  await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
  await expect(refused).rejects.toThrow('model must have two linear layers or more');
});

test.each([
  [{ depth: '1.5' }, '--depth must be positive integers, got 1.5; 5 is the lecture'],
  [{ activation: 'tanh,step' }, /^--activation must be of .*tanh.*, got "step"$/],
  [{ initializer: 'zeros' }, /^--initializer must be of .*kaimingNormal.*, got "zeros"$/],
])('initLab refuses %j ahead of any measurement', async (given, message) => {
  const seen = recorded();
  const refused = initLab(written(folder), { ...flags, ...given }, seen.surroundings);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toBeInstanceOf(UsageError);
  expect(seen.written).toBe('');
});

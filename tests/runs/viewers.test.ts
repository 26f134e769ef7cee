import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { expect, test } from 'vitest';
import { serverProcess } from '../e2e/serverProcess.ts';
import { viewer } from './viewer.ts';

const steps = 8000;
const configuration = {
  name: 'watched',
  data: { type: 'names', corpus: 'given-names' },
  model: [
    { type: 'embedding', dim: 4 },
    { type: 'flatten' },
    { type: 'linear', out: 32 },
    { type: 'tanh' },
    { type: 'linear', out: 'vocabulary' },
  ],
  diagnostics: [
    { type: 'activations', every: 100 },
    { type: 'updateRatio', every: 20 },
  ],
  batchSize: 16,
  learningRate: 0.01,
  steps,
};

test('a hundred viewers of one run, whenever they come, get every event once while it trains', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-viewers-'));
  const server = await serverProcess(folder, ['--port', '0']);
  try {
    const begun = await fetch(`${server.address}/api/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ config: configuration }),
    });
    const { id } = (await begun.json()) as { id: string };
    const viewers = Array.from({ length: 60 }, () => viewer(server.address, id, steps));
    for (let late = 0; late < 4; late += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      viewers.push(...Array.from({ length: 10 }, () => viewer(server.address, id, steps)));
    }
    const words = await Promise.all(viewers.map(({ ended }) => ended));
    expect(new Set(words)).toEqual(new Set(['completed']));
    const [kept = ''] = readdirSync(join(folder, 'runs'));
    expect(kept).toBe(id);
    const { events, status } = await readRun(folderStore(join(folder, 'runs')), id);
    expect(status).toBe('completed');
    const others = events.filter(({ type }) => type !== 'progress').map((event) => JSON.stringify(event));
    for (const { losses, others: own } of viewers) {
      expect(losses.every((times) => times === 1)).toBe(true);
      expect(own).toEqual(others);
    }
    // The next viewer is served from disk.
    const late = viewer(server.address, id, steps);
    expect(await late.ended).toBe('completed');
    expect(late.others).toEqual(others);
  } finally {
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true });
  }
}, 180_000);

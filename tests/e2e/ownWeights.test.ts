import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useSimd } from '@weir/backend-simd';
import {
  experimentOf,
  loadData,
  measureNetworkStart,
  parseConfiguration,
  presetOf,
  runExperiment,
} from '@weir/experiments';
import { parameterValues } from '@weir/nn';
import { importWeights, networkTensors, writeSafetensors } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import { expect, test } from 'vitest';
import { dropped } from './dropped.ts';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const config = { ...presetOf('mlp-kaiming').configuration, name: 'weighed', steps: 20, diagnostics: [] };

test('weights that are dropped on the composer are checked, and the network starts with them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-weights-'));
  try {
    await useSimd();
    const experiment = async (seed: number) => {
      const configuration = parseConfiguration({ ...config, seed });
      return experimentOf(configuration, await loadData(configuration));
    };
    const { network } = await experiment(9);
    const state = { parameters: parameterValues(network), moments: { layers: [] } };
    const bytes = writeSafetensors({
      tensors: networkTensors(state, 'torch'),
      metadata: { layout: 'torch' },
    });
    writeFileSync(join(folder, 'start.safetensors'), bytes);
    writeFileSync(join(folder, 'bad.safetensors'), bytes.subarray(0, 40));

    await page.goto(server.address);
    await dashboard.button('Compose…').click();
    await page.locator('#configuration').fill(JSON.stringify(config));
    const place = page.locator('.own');
    const drop = async (name: string) => {
      await place.scrollIntoViewIfNeeded();
      const box = await place.boundingBox();
      if (!box) throw new Error('compose: the place for files must be on the screen');
      await dropped(page, [join(folder, name)], [box.x + 20, box.y + 20]);
    };
    await drop('bad.safetensors');
    await page.getByRole('alert').getByText('safetensors: byte 0 must begin').waitFor();
    // The start is drawn as the seed has it, and then with the weights.
    const firstLoss = page.locator('[data-fact="loss"]');
    const firstOf = async (loss: number) => firstLoss.getByText(loss.toFixed(4)).waitFor();
    const startOf = async (assign?: Parameters<typeof measureNetworkStart>[2]) => {
      const configuration = parseConfiguration(config);
      return measureNetworkStart(configuration, await loadData(configuration), assign);
    };
    await firstOf((await startOf()).loss);
    await drop('start.safetensors');
    const weights = page.getByRole('region', { name: 'Weights to start with' });
    await weights.getByText('They fit the network.').waitFor();
    // In the other layout they do not, in the words of the command line.
    await weights.getByLabel('Laid out').selectOption('weir');
    await weights.getByText('--weights must be a safetensors file of this network').waitFor();
    await page.getByText('Its start is not drawn, as the weights do not fit').waitFor();
    await weights.getByLabel('Laid out').selectOption('torch');
    await weights.getByText('They fit the network.').waitFor();
    await page.getByText('With the weights of start.safetensors; theory').waitFor();
    await firstOf((await startOf((given) => importWeights(given, bytes))).loss);
    expect(await violations(page)).toEqual([]);
    await dashboard.button('Train').click();
    await page.getByText('starts with start.safetensors').waitFor();
    await page.getByRole('status').getByText('Completed').waitFor();

    // As in Node, from the same file.
    const own = await experiment(config.seed ?? 0);
    importWeights(own.network, bytes);
    const events = await lastValueFrom(runExperiment(own).pipe(toArray()));
    const first = events.find((event) => event.type === 'progress')?.losses[0] ?? NaN;
    await page.getByText(first.toFixed(4)).first().waitFor();

    // It is listed with its run, and removed when that is asked for twice.
    await dashboard.button('Kept…').click();
    const file = page.locator('[data-file="start.safetensors"]');
    await file.getByText('weighed').waitFor();
    await file.getByRole('button', { name: /^Remove/ }).click();
    await file.getByText('a run needs it to go on').click();
    await page.getByText('start.safetensors is removed.').waitFor();
    await page.getByText('Fork here, with one thing changed').click();
    await dashboard.button('Train a twin from the start').click();
    await page
      .getByRole('alert')
      .getByText('"start.safetensors" must be a file that this browser keeps')
      .waitFor();
    expect(await dashboard.nonsense()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 240_000);

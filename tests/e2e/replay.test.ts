import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@weir/core';
import type { Trace } from '@weir/diagnostics';
import { presetOf } from '@weir/experiments';
import { beforeEach, expect, test } from 'vitest';
import { inFolder, weir } from '../cli/weir.ts';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

beforeEach(async () => {
  await page.addInitScript(spyOnWorkers);
});

/** In the page, ahead of its own scripts: what each worker says, and what it was asked first. */
function spyOnWorkers(): void {
  const posted: { asked?: string; events: RunEvent[] }[] = [];
  Object.assign(globalThis, { posted });
  globalThis.Worker = class extends Worker {
    private readonly own: (typeof posted)[number] = { events: [] };
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      posted.push(this.own);
      this.addEventListener('message', ({ data }: MessageEvent<{ events?: RunEvent[] }>) =>
        this.own.events.push(...(data.events ?? [])),
      );
    }
    override postMessage(message: { type: string }): void {
      this.own.asked = message.type;
      super.postMessage(message);
    }
  };
}

/** What all workers that were asked for something last have said. */
async function said(asked: string): Promise<readonly RunEvent[]> {
  const posted = await page.evaluate('globalThis.posted'); // put there above
  return (posted as readonly { asked: string; events: readonly RunEvent[] }[])
    .filter((worker) => worker.asked === asked)
    .flatMap(({ events }) => events);
}

/** Every file that the browser keeps of its runs, by path: its bytes as text. */
const keptFiles = () =>
  page.evaluate(async () => {
    const files: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        const at = `${path}/${name}`;
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, at);
        else {
          const bytes = new Uint8Array(
            await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer(),
          );
          const hash = await crypto.subtle.digest('SHA-256', bytes);
          files[at] = `${bytes.length} ${[...new Uint8Array(hash)].join(' ')}`;
        }
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return files;
  });

const config = {
  ...presetOf('deep-batchnorm').configuration,
  steps: 20_000,
  diagnostics: [{ type: 'updateRatio', every: 50 }],
};

const section = () => page.getByRole('region', { name: 'Replay with other diagnostics' });
const panel = (chart: string) => page.locator(`[data-chart="${chart}"]`);
/** What the page asks for when a replay of steps 200 to 259 is to measure every 10 steps. */
const eyes = [
  { type: 'deadUnits', every: 10 },
  { type: 'inputShift', every: 10 },
  { type: 'trace', steps: [200, 210, 220, 230, 240, 250] },
];

test('a part of a run that was stopped is seen with diagnostics that were off, as weir replay sees it, and the run is not touched', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await dashboard.status('Training').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > 400);
  await dashboard.button('Stop').click();
  await dashboard.status('Stopped').waitFor();
  expect(await panel('inputShift').count()).toBe(0);
  await page.waitForTimeout(1500); // its last records are on their way
  const before = await keptFiles();

  await dashboard.button('Replay from here').focus();
  await page.keyboard.press('Enter');
  for (const name of ['inputShift', 'deadUnits', 'trace'])
    await section().getByRole('checkbox', { name }).check();
  expect(await section().getByRole('checkbox', { name: 'updateRatio' }).count()).toBe(0); // it was on
  expect(await section().getByText('Emits, at each snapshot, the units that were flat').count()).toBe(1);
  await section().getByLabel('From step').fill('200');
  await section().getByLabel('to step').fill('259');
  await section().getByLabel('measured every').fill('10');
  expect(await violations(page)).toEqual([]);
  await section().getByRole('button', { name: 'Replay', exact: true }).click();
  await section().getByText('Steps 200 to 259 were computed again.').waitFor();
  await section().getByText('are those of the checkpoint, bit for bit').first().waitFor();

  // Each has its panel, which says whose it is.
  for (const chart of ['inputShift', 'deadUnits', 'trace']) {
    await panel(chart).scrollIntoViewIfNeeded();
    await panel(chart).getByText('Measured by the replay').waitFor();
  }
  expect(await panel('updateRatio').getByText('Measured by the replay').count()).toBe(0);
  for (const width of [390, 1280, 1920])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await dashboard.settled();
      expect(await violations(page)).toEqual([]);
      expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
      expect(await dashboard.beyondPanels()).toEqual([]);
      expect(await dashboard.nonsense()).toEqual([]);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `/tmp/replay-${width}-${colorScheme}.png`, fullPage: true });
    }

  await inFolder(
    { 'run.json': JSON.stringify({ ...config, steps: 300 }), 'eyes.json': JSON.stringify(eyes) },
    async (folder) => {
      const at = (...args: readonly string[]) => weir([...args], { cwd: folder });
      await at('run', 'run.json', '--out', 'runs');
      const [id = ''] = readdirSync(join(folder, 'runs'));
      const range = ['--from', '200', '--to', '260', '--format', 'jsonl'];
      const { stdout } = await at('replay', id, '--diagnostics', 'eyes.json', ...range);
      const there = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as RunEvent)
        .filter(({ type }) => type === 'measurement');
      const here = (await said('replay')).filter(({ type }) => type === 'measurement');
      expect(there).toHaveLength(3 * 6);
      expect(here).toEqual(there);

      // What a panel says is that: the newest trace, then, by the slider of the run, an older one.
      const traced = there.flatMap((event) =>
        event.type === 'measurement' && event.diagnostic === 'trace' ? [event.value as Trace] : [],
      );
      const isShown = async (trace: Trace | undefined) => {
        const ratios = Object.values(trace?.updateToData ?? {}).map((log10) =>
          log10.toFixed(2).replace('-', '−'),
        );
        const cells = panel('trace').getByRole('table').last().locator('tbody td:last-child');
        return (await cells.allInnerTexts()).join() === ratios.join();
      };
      await dashboard.until(() => isShown(traced.at(-1)));
      const slider = page.getByRole('slider', { name: 'Step shown' });
      await slider.focus();
      await dashboard.until(async () => {
        await page.keyboard.press('ArrowLeft');
        return (await slider.getAttribute('aria-valuetext')) === 'step 210';
      });
      await dashboard.until(() => isShown(traced[1]));
    },
  );
  expect(await keptFiles()).toEqual(before);

  // What cannot be is said where it is asked for, and another may be asked for at once.
  await section().getByLabel('From step').fill('400000');
  await section().getByRole('button', { name: 'Replay', exact: true }).click();
  await section().getByText('The first step must be from 0 to').waitFor();
  await dashboard.button('Take the replay away').click();
  await dashboard.until(async () => (await panel('inputShift').count()) === 0);
  await section().getByLabel('From step').fill('0');
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    for await (const [name] of root as unknown as AsyncIterable<[string]>)
      await root.removeEntry(name, { recursive: true });
  });
  await section().getByRole('button', { name: 'Replay', exact: true }).click();
  await section().getByText('must be kept in this browser, got nothing of it here').waitFor();
  expect(await violations(page)).toEqual([]);
}, 300_000);

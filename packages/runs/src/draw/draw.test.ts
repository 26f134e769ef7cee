import { inflateSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { charts, lightTheme, withWidth } from '@weir/charts';
import type { RunEvent } from '@weir/core';
import { packBits } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { folderStore } from '../node/folderStore.ts';
import { readRun } from '../run/summary.ts';
import { eventsUpTo } from './eventsUpTo.ts';
import { pictures } from './pictures.ts';
import { png } from './png.ts';
import { statesOf } from './statesOf.ts';
import { svg } from './svg.ts';

const store = folderStore(fileURLToPath(new URL('../testing/golden', import.meta.url)));
const events = async () => (await readRun(store, 'format-1')).events;
const progress = (from: number, losses: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 1,
});

describe('eventsUpTo', () => {
  it('cuts progress where it must, and leaves out what came later', () => {
    const measured = (step: number): RunEvent => ({ type: 'measurement', diagnostic: 'a', step, value: 0 });
    const all = [measured(0), progress(0, [3, 2]), progress(2, [1, 0]), measured(2), measured(3)];
    expect(eventsUpTo(all, 3)).toEqual([measured(0), progress(0, [3, 2]), progress(2, [1]), measured(2)]);
    expect(eventsUpTo(all, 2)).toEqual([measured(0), progress(0, [3, 2])]);
  });
});

describe('statesOf', () => {
  it('adds up losses with their average, and each diagnostic’s measurements', async () => {
    const { loss, activations } = statesOf(await events());
    expect(loss.entries.map(({ step }) => step)).toEqual(Array.from({ length: 12 }, (_, step) => step));
    expect(loss.entries[0]?.smoothed).toBeCloseTo(loss.entries[0]?.loss ?? NaN);
    expect(activations.latest?.step).toBe(11);
    expect(statesOf([progress(0, [1, NaN, 2])]).loss.entries.map(({ loss }) => loss)).toEqual([1, 2]);
  });

  it('has the validation losses of all evaluations beside those of the minibatches', () => {
    const evaluated = (step: number, loss: number): RunEvent => ({
      type: 'evaluated',
      step,
      splits: { validation: { loss } },
    });
    const { loss } = statesOf([
      progress(0, [3, 2]),
      evaluated(2, 2.5),
      progress(2, [1, 1]),
      evaluated(4, 1.5),
    ]);
    expect(loss.validation).toEqual([
      { step: 1, loss: 2.5 },
      { step: 3, loss: 1.5 },
    ]);
  });
});

describe('pictures', () => {
  it('are of every chart that has something on it, titled with the step that it shows', async () => {
    const all = pictures(await events());
    const names = all.map(({ name }) => name);
    expect(charts.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(expect.arrayContaining(['loss', 'activationDistribution']));
    const title = (step: number, name: string) => JSON.stringify(at(step, name)?.spec.title);
    const recorded = await events();
    const at = (step: number, name: string) =>
      pictures(eventsUpTo(recorded, step)).find((picture) => picture.name === name);
    expect(title(12, 'activationDistribution')).toContain('step 11');
    expect(title(11, 'activationDistribution')).toContain('step 10');
    expect(title(9, 'loss')).toContain('step 8');
  });

  it('of losses show where they are expected to begin, as the page does', async () => {
    const [loss] = pictures(await events()).filter(({ name }) => name === 'loss');
    const drawn = loss ? await svg(loss) : '';
    expect(drawn).toContain('expected at the start');
    expect(drawn).toContain('stroke-dasharray="4,4"');
    const unknown = pictures([progress(0, [3, 2])]).find(({ name }) => name === 'loss');
    expect(unknown && (await svg(unknown))).not.toContain('expected at the start');
  });
});

describe('svg', () => {
  it('draws each chart with its title, marks and no number that is none', async () => {
    for (const picture of pictures(await events())) {
      const drawn = await svg(picture);
      expect(drawn, picture.name).toMatch(/^<svg[^>]* width="640"/);
      const { text } = picture.spec.title as { text: string }; // every chart has one
      expect(drawn, picture.name).toContain(text);
      expect(drawn, picture.name).toMatch(/class="mark-(line|area|rect|image|symbol|rule)/);
      expect(drawn, picture.name).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('png', () => {
  it('is the SVG at twice its size, with ink on it', async () => {
    const [picture] = pictures(await events());
    const drawn = picture ? await svg(picture) : '';
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(drawn) ?? [];
    const image = Buffer.from(png(drawn));
    expect(image.subarray(1, 4).toString()).toBe('PNG');
    expect(image.readUInt32BE(16)).toBe(2 * Number(width));
    expect(image.readUInt32BE(20)).toBe(2 * Number(height));
    expect(colorsIn(image).size).toBeGreaterThan(20);
  });

  it('keeps the cells of a map sharp', async () => {
    const map = charts.find(({ name }) => name === 'saturationMap')?.image ?? expect.unreachable();
    const bits = packBits(Array.from({ length: 24 }, (_, at) => (at * 37) % 256));
    const layer = { name: '1.tanh', examples: 8, units: 24, bits };
    const rows = map.rows(map.cells({ latest: { step: 0, layers: [layer] } } as never), lightTheme); // its own diagnostic's
    const spec = withWidth({ ...map.spec, datasets: { saturationMap: rows } } as TopLevelSpec, 640);
    const drawn = await svg({ name: 'saturationMap', spec });
    expect(drawn).toContain('image-rendering');
    // What is blurred is many greys, which take room.
    const blurred = png(drawn.replaceAll(/image-rendering: \w+;/g, ''));
    expect(png(drawn).length).toBeLessThan(blurred.length / 2);
  });
});

/** The bytes that its rows are made of: of an empty page there are few. */
function colorsIn(image: Buffer): Set<number> {
  const parts: Buffer[] = [];
  for (let at = 8; at < image.length; at += 12 + image.readUInt32BE(at)) {
    const length = image.readUInt32BE(at);
    if (image.subarray(at + 4, at + 8).toString() === 'IDAT')
      parts.push(image.subarray(at + 8, at + 8 + length));
  }
  return new Set(inflateSync(Buffer.concat(parts)));
}

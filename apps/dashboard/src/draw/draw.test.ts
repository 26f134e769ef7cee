import { charts, darkTheme, lightTheme, withWidth } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { lastValueFrom, of, toArray } from 'rxjs';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import { timeAxisOf } from '../time/timeAxis.ts';
import { asImage } from './asImage.ts';
import { drawing } from './drawing.ts';
import { ownFrame } from '../run/ownFrame.ts';
import { drawnPictures } from './drawnPictures.ts';
import { imageAtOnce } from './imageAtOnce.ts';
import { inSight } from './inSight.ts';
import { layerColors, layersOf } from './layerColors.ts';
import { cellUnder, mapAxesOf } from './mapAxes.ts';
import { picture } from './picture.ts';
import { plotOrigin } from './plotOrigin.ts';
import { theme } from './theme.ts';

afterEach(() => vi.unstubAllGlobals());
const named = (name: string): Chart => charts.find((chart) => chart.name === name) ?? expect.unreachable();

describe('inSight', () => {
  it('says whether the element is on the screen, until nobody listens', () => {
    let report = (_: readonly { isIntersecting: boolean }[]) => {};
    const observed: unknown[] = [];
    let margin: string | undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(then: typeof report, options: { rootMargin: string }) {
          report = then;
          margin = options.rootMargin;
        }
        observe(element: unknown): void {
          observed.push(element);
        }
        disconnect(): void {
          observed.length = 0;
        }
      },
    );
    const element = {} as Element; // handed on alone
    const seen: boolean[] = [];
    const watching = inSight(element).subscribe((is) => seen.push(is));
    expect([observed, margin]).toEqual([[element], '200px']);
    report([{ isIntersecting: false }]);
    report([{ isIntersecting: false }, { isIntersecting: true }]);
    expect(seen).toEqual([false, true]);
    watching.unsubscribe();
    expect(observed).toEqual([]);
  });
});

describe('theme', () => {
  it('is the reader’s light or dark, now and when that changes', () => {
    const query = Object.assign(new EventTarget(), { matches: false });
    vi.stubGlobal('window', { matchMedia: () => query });
    const seen: unknown[] = [];
    theme().subscribe((next) => seen.push(next));
    query.dispatchEvent(Object.assign(new Event('change'), { matches: true }));
    expect(seen).toEqual([lightTheme, darkTheme]);
  });
});

describe('layersOf', () => {
  const config = { model: [{ type: 'linear' }, { type: 'residual' }, null, { type: 'tanh' }] };
  const started = { config } as never; // all of it that is looked at

  it('is a configuration’s layers, first to last', () => {
    expect(layersOf({ ...unknownRun, started })).toEqual(['0.linear', '1.residual', '3.tanh']);
    expect(layersOf(unknownRun)).toEqual([]);
    for (const other of [null, {}, { model: 3 }])
      expect(layersOf({ ...unknownRun, started: { config: other } as never })).toEqual([]);
  });

  it('are a composite’s too', () => {
    const model = [{ type: 'residual', layers: [{ type: 'linear' }] }, { type: 'tanh' }];
    expect(layersOf({ ...unknownRun, started: { config: { model } } as never })).toEqual([
      '0.residual',
      '0.residual.0.linear',
      '1.tanh',
    ]);
  });

  it('has what was measured within others in its place', () => {
    const ratios = [{ name: '1.residual.0.linear.weight', log10: -3 }];
    const updateRatio = { entries: [{ step: 0, ratios }] };
    const measured = { ...unknownRun.measured, updateRatio };
    expect(layersOf({ ...unknownRun, started, measured })).toEqual([
      '0.linear',
      '1.residual',
      '1.residual.0.linear',
      '3.tanh',
    ]);
  });
});

describe('layerColors', () => {
  it('gives each layer one of its own, others in the dark', () => {
    const layers = ['0.linear', '1.tanh', '2.linear'];
    const [light, dark] = [lightTheme, darkTheme].map((each) => layerColors(layers, each));
    expect([...(light?.keys() ?? [])]).toEqual(layers);
    expect(new Set(light?.values()).size).toBe(3);
    expect([...(light?.values() ?? [])].every((color) => /^#[0-9a-f]{6}$/i.test(color))).toBe(true);
    expect([...(dark?.values() ?? [])]).not.toEqual([...(light?.values() ?? [])]);
  });
});

describe('picture', () => {
  const loss = named('loss');
  const entries = [
    { step: 0, loss: 3, log10: Math.log10(3), smoothed: 3 },
    { step: 1, loss: 2, log10: Math.log10(2), smoothed: 2.5 },
  ];

  it('is the chart’s rows and figures of what was measured, and its step', () => {
    const { chart, rows, step, failure } = picture(loss, { entries });
    expect([chart, step, failure]).toEqual([loss, 1, undefined]);
    expect(rows).toEqual(loss.rows({ entries } as never));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is empty before anything was measured', () => {
    expect(picture(loss, { entries: [] })).toMatchObject({ rows: [], step: undefined });
  });

  it('says what went wrong in place of throwing', () => {
    const broken = {
      ...loss,
      table: () => {
        throw new Error('no such column');
      },
    } as Chart;
    expect(picture(broken, { entries })).toMatchObject({ rows: [], failure: 'no such column' });
  });
});

describe('a map', () => {
  const saturation = named('saturation').crowded ?? expect.unreachable();
  const layers = (saturated: number) => [{ name: '1.tanh', saturated }];
  const state = { entries: [0, 100].map((step) => ({ step, layers: layers(step / 100) })) };
  const drawn = picture(saturation, state);

  it('is drawn as one image in the theme’s colours, and has its cells as rows for whoever asks', () => {
    expect(drawn.rows).toMatchObject([
      { name: '1.tanh', from: 0, to: 50, value: 0 },
      { name: '1.tanh', from: 50, to: 100, value: 1 },
    ]);
    const [light, dark] = [lightTheme, darkTheme].map((each) => asImage(drawn, each));
    expect(light?.chart.spec).toBe(saturation.image?.spec);
    expect(light?.rows.filter((row) => 'url' in row)).toHaveLength(1);
    expect(dark?.rows).not.toEqual(light?.rows);
    const other = picture(named('loss'), { entries: [] });
    expect(asImage(other, lightTheme)).toBe(other);
  });

  it('gives Vega its image itself, which it would else fetch by its address', async () => {
    const { chart, rows } = asImage(drawn, lightTheme);
    const compiled = imageAtOnce(compile(withWidth(chart.spec, 400)).spec);
    const view = new View(parse(compiled), { renderer: 'none' });
    await view.data(saturation.name, [...rows]).runAsync();
    const svg = await view.toSVG();
    expect(svg.match(/<image [^>]*href="data:image/g)).toHaveLength(1);
    expect(JSON.stringify(compiled)).not.toContain('"url":{');
    expect(imageAtOnce({ marks: [{ type: 'rect' }] })).toEqual({ marks: [{ type: 'rect' }] });
  });

  it('has a cell under each place of its plot, by the axes that were drawn', async () => {
    const { chart, rows } = asImage(drawn, lightTheme);
    const view = new View(parse(compile(withWidth(chart.spec, 400)).spec), { renderer: 'none' });
    await view.data(saturation.name, [...rows]).runAsync();
    const axes = mapAxesOf(view);
    const cells = drawn.cells ?? [];
    const middle = (axes.bands[0]?.top ?? NaN) + (axes.bands[0]?.height ?? NaN) / 2;
    const at = (share: number) => cellUnder(cells, axes, axes.left + share * axes.width, middle)?.value;
    expect([at(0.25), at(0.75), at(1.1), at(-0.1)]).toEqual([0, 1, undefined, undefined]);
    expect(cellUnder(cells, axes, axes.left + 1, -5)).toBeUndefined();
    expect(axes.bands).toMatchObject([{ name: '1.tanh', height: 340 }]);
    // As far from the corner as the picture itself has it.
    const [, left, top] = /transform="translate\((\d+),(\d+)\)"/.exec(await view.toSVG()) ?? [];
    expect([axes.left, axes.bands[0]?.top]).toEqual([Number(left), Number(top)]);
    expect(timeAxisOf(view)).toMatchObject({ left: Number(left), top: Number(top) });
  });
});

describe('drawing', () => {
  const look = { theme: lightTheme, colors: layerColors(['0.linear'], lightTheme) };
  const chart = named('loss');
  const host = () => ({
    replaced: 0,
    replaceChildren() {
      this.replaced++;
    },
  });

  it('draws nothing of a picture without rows, and nothing once it is finalised', async () => {
    const element = host();
    const own = drawing(element as unknown as HTMLElement); // as much of it as is used
    expect(await own.draw({ chart, rows: [] }, look)).toBe(0);
    own.finalize();
    expect(element.replaced).toBe(1);
    expect(await own.draw({ chart, rows: [{ step: 0, loss: 1 }] }, look)).toBe(0);
  });
});

describe('drawnPictures', () => {
  const look = { theme: lightTheme, colors: layerColors(['0.linear'], lightTheme) };
  const chart = named('loss');
  const entries = [{ step: 0, loss: 3, log10: Math.log10(3), smoothed: 3 }];
  const run = { ...unknownRun, measured: { ...unknownRun.measured, loss: { entries } } };
  const drawnOn = (draw: () => Promise<number>, seen: boolean) => {
    vi.stubGlobal('requestAnimationFrame', (then: (at: number) => void) => setTimeout(() => then(0)));
    vi.stubGlobal('cancelAnimationFrame', clearTimeout);
    const canvas = { draw, timeAxis: () => undefined, mapAxes: () => undefined };
    const all$ = drawnPictures(chart, of(run), of(undefined), of(seen), canvas, look, ownFrame());
    return lastValueFrom(all$.pipe(toArray()));
  };

  it('draws the last in any case, seen or not', async () => {
    for (const seen of [true, false]) {
      const last = (await drawnOn(async () => 3, seen)).at(-1);
      expect(last).toMatchObject({ picture: { step: 0 }, failure: '', axis: undefined });
      expect(last?.picture.rows).toHaveLength(1);
    }
  });

  it('says what went wrong with a drawing', async () => {
    const last = (await drawnOn(() => Promise.reject(new Error('no canvas')), true)).at(-1);
    expect(last?.failure).toBe('no canvas');
  });
});

describe('plotOrigin', () => {
  it('has the padding that Vega leaves out, whether it is one number or one a side', () => {
    const view = (padding: unknown) => ({ origin: () => [40, 3], padding: () => padding }) as unknown as View; // all that is asked of one
    expect(plotOrigin(view(5))).toEqual([45, 8]);
    expect(plotOrigin(view({ left: 1, top: 2 }))).toEqual([41, 5]);
    expect(plotOrigin(view({}))).toEqual([40, 3]);
  });
});

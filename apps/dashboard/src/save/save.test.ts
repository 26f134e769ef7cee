import { charts, darkTheme, lightTheme } from '@weir/charts';
import { compile } from 'vega-lite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { picture } from '../draw/picture.ts';
import { chartProgram } from './chartProgram.ts';
import { svgOf } from './drawnFile.ts';
import { fileName } from './fileName.ts';
import { pageColor } from './pageColor.ts';
import { pngOfSvg } from './pngOfSvg.ts';
import { csvOf, savedSpec } from './savedChart.ts';
import { csvKind, jsonKind, textFile } from './savedKind.ts';
import { svgAsDrawn } from './svgAsDrawn.ts';

afterEach(() => vi.unstubAllGlobals());

const loss = charts.find(({ name }) => name === 'loss') ?? expect.unreachable();
const entries = Array.from({ length: 1200 }, (_, step) => ({
  step,
  loss: 3,
  log10: Math.log10(3),
  smoothed: 3,
}));
const drawn = picture(loss, { entries });

describe('a saved chart', () => {
  it('is a spec of its own: rows, colours, and the step in its title', () => {
    const spec = savedSpec(drawn, darkTheme, '#101010');
    expect(spec).toMatchObject({
      width: 640,
      title: { text: 'Loss, step 1,199' },
      config: { background: '#101010' },
    });
    expect(spec.datasets?.['loss']).toHaveLength(1200);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(() => compile(spec)).not.toThrow();
  });

  it('is drawn with its rows, its letters as text', async () => {
    const svg = await svgOf(savedSpec(drawn, lightTheme, '#ffffff'));
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain('Loss, step 1,199');
    expect(svg).toContain('mark-line');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

it('rows are CSV as spreadsheets read it', () => {
  expect(
    csvOf([
      { step: 0, name: 'a, "b"' },
      { step: 1, bins: [1, 2], nothing: null },
    ]),
  ).toBe('step,name,bins,nothing\r\n0,"a, ""b""",,\r\n1,,"[1,2]",\r\n');
});

describe('the TypeScript of a chart', () => {
  const config = { name: 'a', steps: 500 };

  it('trains as far as the picture reaches, with the changes until then', () => {
    const commands = [10, 400].map((step) => ({ step, command: { type: 'batchSize', value: 8 } as const }));
    const program = chartProgram('updateRatio', { config, commands }, 99);
    expect(program).toContain('"steps": 100');
    expect(program).toContain('control.schedule(');
    expect(program.match(/"type": "batchSize"/g)).toHaveLength(1);
    expect(program).toContain('name === "updateRatio"');
  });

  it('has no control where nothing was changed', () => {
    expect(chartProgram('loss', { config, commands: [] }, 0)).not.toMatch(/control/i);
  });
});

describe('what a panel is saved as', () => {
  it('is text of its kind, made when it is asked for', async () => {
    const csv = await csvKind(() => 'a\r\n1\r\n').make();
    expect([csv.type, await csv.text()]).toEqual(['text/csv', 'a\r\n1\r\n']);
    const { extension, make } = jsonKind(() => ({ a: [1] }));
    expect([extension, JSON.parse(await (await make()).text())]).toEqual(['json', { a: [1] }]);
    expect(textFile('x', 'image/svg+xml').type).toBe('image/svg+xml');
  });

  it('is called by its panel and step', () => {
    expect([fileName('samples', 200), fileName('loss', undefined)]).toEqual(['samples-200', 'loss']);
  });

  it('has the page’s colours', () => {
    vi.stubGlobal('document', { documentElement: {} });
    vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (name: string) => ` ${name}! ` }));
    expect(pageColor('--panel')).toBe('--panel!');
  });

  it('is a PNG twice as large as its SVG, or says that there is none', async () => {
    const drawn: unknown[] = [];
    const canvas = {
      width: 0,
      height: 0,
      getContext: () => ({ drawImage: (...given: unknown[]) => drawn.push(given.slice(1)) }),
      toBlob: (then: (blob: Blob | null) => void) => then(canvas.width > 0 ? new Blob(['png']) : null),
    };
    class FakeImage {
      src = '';
      width = 30;
      height = 20;
      decode(): Promise<void> {
        this.width = this.src.includes('empty') ? 0 : 30;
        return Promise.resolve();
      }
    }
    vi.stubGlobal('Image', FakeImage);
    vi.stubGlobal('document', { createElement: () => canvas });
    expect(await (await pngOfSvg('<svg/>')).text()).toBe('png');
    expect(drawn).toEqual([[0, 0, 60, 40]]);
    await expect(pngOfSvg('empty')).rejects.toThrow('this browser draws no PNG');
  });

  it('is an SVG that holds its own looks', () => {
    const element = () => {
      const attributes = new Map([['class', 'dot']]);
      return {
        attributes,
        setAttribute: (key: string, value: string) => void attributes.set(key, value),
        removeAttribute: (key: string) => void attributes.delete(key),
      };
    };
    const [drawn, own, behind] = [element(), element(), element()];
    const children: unknown[] = [];
    const copy = {
      ...element(),
      querySelectorAll: () => [own],
      prepend: (child: unknown) => children.push(child),
    };
    const svg = {
      querySelectorAll: () => [drawn],
      cloneNode: () => copy,
      getBoundingClientRect: () => ({ width: 400, height: 168 }),
    };
    vi.stubGlobal('getComputedStyle', (of: unknown) => ({
      getPropertyValue: (name: string) => (of === drawn ? `own ${name}` : ''),
    }));
    vi.stubGlobal('document', { createElementNS: () => behind });
    vi.stubGlobal(
      'XMLSerializer',
      class {
        serializeToString = (given: unknown) => (given === copy ? '<svg/>' : '');
      },
    );
    expect(svgAsDrawn(svg as unknown as SVGSVGElement, '#fff')).toBe('<svg/>'); // as much of one as is used
    expect(Object.fromEntries(own.attributes)).toMatchObject({ fill: 'own fill', stroke: 'own stroke' });
    expect(own.attributes.has('class')).toBe(false);
    expect([copy.attributes.get('width'), copy.attributes.get('height')]).toEqual(['400', '168']);
    expect([children, behind.attributes.get('fill')]).toEqual([[behind], '#fff']);
  });
});

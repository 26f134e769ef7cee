import { charts, darkTheme, lightTheme } from '@weir/charts';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { picture } from '../draw/picture.ts';
import { chartProgram } from './chartProgram.ts';
import { svgOf } from './drawnFile.ts';
import { csvOf, savedSpec } from './savedChart.ts';

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

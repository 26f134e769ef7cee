import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const table = `length,width,y\n${Array.from({ length: 40 }, (_, at) => `${at},${100 + (at % 5)},${3 * at}`).join('\n')}\n`;

interface Report {
  readonly evaluation: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly standardisation?: unknown;
}

/** Trains what a configuration says, in a folder that has the table. */
const trained = (config: object): Promise<{ readonly stdout: string; readonly report: Report }> =>
  inFolder({ 'table.csv': table, 'config.json': JSON.stringify(config) }, async (cwd) => {
    const { code, stdout } = await weir(['run', 'config.json', '--report', 'report.json'], { cwd });
    expect(code).toBe(0);
    return { stdout, report: JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as Report }; // as a run writes it
  });

const model = [{ type: 'flatten' }, { type: 'linear', out: 'classes' }];

describe.concurrent('what terminal and report say of a loss', () => {
  test.each([
    ['label smoothing', 0.1],
    ['certain labels', 0],
  ])(
    'a cross-entropy with %s is the entropy of its targets plus the divergence',
    async (_kind, labelSmoothing) => {
      const loss = { type: 'crossEntropy', labelSmoothing };
      const { stdout, report } = await trained({ data: { type: 'images' }, model, loss, steps: 5 });
      const [own, other] = [1 - labelSmoothing + labelSmoothing / 10, labelSmoothing / 10];
      const entropy = labelSmoothing === 0 ? 0 : -own * Math.log(own) - 9 * other * Math.log(other);
      for (const { loss, targetEntropy, divergence } of Object.values(report.evaluation)) {
        expect(targetEntropy).toBeCloseTo(entropy, 9);
        expect(divergence).toBeCloseTo((loss ?? NaN) - entropy, 9);
      }
      expect(
        /train +\| loss \d\.\d+ = 0\.500\d entropy of the targets \+ \d\.\d+ divergence/.test(stdout),
      ).toBe(labelSmoothing > 0);
    },
  );

  test('data that was standardised comes with its moments', async () => {
    const data = {
      type: 'table',
      path: 'table.csv',
      features: ['length', 'width'],
      target: 'y',
      standardise: true,
    };
    const { stdout, report } = await trained({
      data,
      model: [{ type: 'linear', out: 1 }],
      loss: { type: 'mse' },
      steps: 5,
    });
    expect(report.standardisation).toEqual({
      inputs: [
        { name: 'length', mean: 15.5, std: expect.closeTo(Math.sqrt((32 ** 2 - 1) / 12), 9) as number },
        { name: 'width', mean: expect.closeTo(101.90625, 9) as number, std: expect.any(Number) as number },
      ],
      targets: [
        { name: 'y', mean: 46.5, std: expect.closeTo(3 * Math.sqrt((32 ** 2 - 1) / 12), 9) as number },
      ],
    });
    expect(stdout).toMatch(/standardised by\n {2}length \| mean 15\.5 +\| std 9\.233\n/);
    expect(report.evaluation['train']).not.toHaveProperty('divergence');
  });
});

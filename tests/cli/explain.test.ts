import { describe, expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const small = {
  name: 'small',
  data: { type: 'xor' },
  loss: { type: 'binaryCrossEntropy' },
  model: [{ type: 'linear', out: 1 }],
  batchSize: 4,
  steps: 5,
  logEvery: 2,
};

describe.concurrent('names, schemas and reports', () => {
  test('weir explain says what a name means, with the range, the default and the use of each option', async () => {
    const { code, stdout } = await weir(['explain', 'batchNorm']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^batchNorm: a layer\n/);
    expect(stdout).toContain('`y = γ');
    expect(stdout).toMatch(
      / {2}momentum, optional: a number of at least 0 and at most 1\n {4}Weight of a new batch/,
    );
    expect(stdout).toMatch(/Default 0\.1; 0\.001 where\s+batches are small/);
  });

  test('weir explain says all that a name stands for: diagnostic, rule and chart', async () => {
    const { stdout } = await weir(['explain', 'saturation']);
    expect(stdout).toMatch(
      /^saturation: a diagnostic\n[^]*\n\nsaturation: a health rule\n[^]*\n\nsaturation: a chart/,
    );
    expect(stdout).toContain('Look for: A few per cent in the flat tails');
  });

  test('weir explain names the nearest of what there is', async () => {
    const { code, stderr } = await weir(['explain', 'saturaton']);
    expect(code).toBe(2);
    expect(stderr).toContain('got "saturaton"; did you mean "saturation"?');
  });

  test('weir explain sends who asks for a command to its help', async () => {
    const { code, stderr } = await weir(['explain', 'fold']);
    expect(code).toBe(2);
    expect(stderr).toContain('got the command fold; weir fold --help says what it does');
    expect((await weir(['explain', 'foldBatchNorm'])).stderr).toContain(
      'got "foldBatchNorm"; the command weir fold does that: weir fold --help says what',
    );
  });

  test('weir schema prints a schema that knows every layer and its ranges', async () => {
    const { stdout } = await weir(['schema']);
    const { $defs, properties } = JSON.parse(stdout) as {
      $defs: { layer: { oneOf: { properties: { type: { const: string }; rate?: object } }[] } };
      properties: object;
    }; // as written
    const dropout = $defs.layer.oneOf.find(({ properties: { type } }) => type.const === 'dropout');
    expect(dropout?.properties.rate).toEqual({ type: 'number', minimum: 0, maximum: 1 });
    expect(properties).toMatchObject({ model: { items: { $ref: '#/$defs/layer' } } });
  });

  test('weir compare sets two reports side by side', async () => {
    await inFolder({ 'small.json': JSON.stringify(small) }, async (cwd) => {
      await weir(['run', 'small.json', '--report', 'a.json'], { cwd });
      await weir(['run', 'small.json', '--set', 'learningRate=0.2', '--report', 'b.json'], { cwd });
      const { code, stdout } = await weir(['compare', 'a.json', 'b.json'], { cwd });
      expect(code).toBe(0);
      expect(stdout).toMatch(/^configuration\n +\| a\.json \| b\.json\n +learningRate \| 0\.1 +\| 0\.2\n\n/);
      expect(stdout).toMatch(/step 0 +\| (\S+) +\| \1\n/);
      expect(stdout).toMatch(/findings of a\.json alone\n/);
      const wrong = await weir(['compare', 'a.json', 'small.json'], { cwd });
      expect([wrong.code, wrong.stderr]).toEqual([
        2,
        expect.stringContaining('report must have config, losses'),
      ]);
    });
  }, 60_000);
});

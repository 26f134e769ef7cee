import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { presetOf, presets } from '@weir/experiments';
import { Command, InvalidArgumentError } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../usageError.ts';
import { bytesIn } from './bytesIn.ts';
import { collect } from './collect.ts';
import { configurationOf, withOverrides } from './configurationOf.ts';
import { formatOption } from './formatOption.ts';
import { fractions } from './fractions.ts';
import { importKinds, importNamed } from './importExtensions.ts';
import { withCheckpointOptions, withRunOptions } from './keepOptions.ts';
import { integer } from './integer.ts';
import { linesOf } from './linesOf.ts';
import { memoryOf } from './memoryOf.ts';
import { memorySize } from './memorySize.ts';
import { percentage } from './percentage.ts';
import { portNumber } from './portNumber.ts';
import { positiveInteger } from './positiveInteger.ts';
import { positiveNumber } from './positiveNumber.ts';
import { readSource } from './readSource.ts';
import { ruleNames } from './ruleNames.ts';
import { shareModules } from './shareModules.ts';
import { stepNumber } from './stepNumber.ts';
import { variantsOf } from './variantsOf.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-input-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const small = {
  name: 'small',
  seed: 1,
  data: { type: 'xor' },
  model: [{ type: 'linear', out: 2 }],
  learningRate: 0.1,
  batchSize: 4,
  steps: 10,
  diagnostics: [{ type: 'activations', every: 2 }],
};

describe('sizes of memory', () => {
  it.each([
    ['4GB', 4e9],
    ['500 MB', 5e8],
    ['1.5k', 1500],
    ['2t', 2e12],
    ['1500000', 1_500_000],
    ['7b', 7],
  ])('%j is %d bytes', (text, bytes) => {
    expect([bytesIn(text), memorySize(text)]).toEqual([bytes, bytes]);
  });

  it.each(['', '0', '-1GB', 'GB', '4 XB', '1e9', 'Infinity'])('%j is none', (text) => {
    expect(bytesIn(text)).toBeUndefined();
    expect(() => memorySize(text)).toThrow(new InvalidArgumentError('It must be a size, e.g. 4GB or 500MB.'));
  });

  it('come of the option, else of WEIR_MEMORY, else there is none', () => {
    expect(memoryOf({ memory: 5 }, { WEIR_MEMORY: '4GB' })).toEqual({ memory: 5 });
    expect(memoryOf({}, { WEIR_MEMORY: '4GB' })).toEqual({ memory: 4e9 });
    expect([memoryOf({}, {}), memoryOf({}, { WEIR_MEMORY: '' })]).toEqual([{}, {}]);
    expect(() => memoryOf({}, { WEIR_MEMORY: 'much' })).toThrow(
      new UsageError('WEIR_MEMORY must be a size, got "much"; write e.g. 4GB or 500MB'),
    );
  });
});

describe('numbers of options', () => {
  it('are read where they are what is wanted', () => {
    expect([percentage('5%'), percentage(' 100% '), percentage('0.5%')]).toEqual([0.05, 1, 0.005]);
    expect([portNumber('0'), portNumber('65535')]).toEqual([0, 65535]);
    expect([positiveInteger('1'), positiveInteger('1e3')]).toEqual([1, 1000]);
    expect([stepNumber('0'), stepNumber('200000')]).toEqual([0, 200_000]);
    expect([integer('-7'), integer('0'), positiveNumber('0.5'), positiveNumber('1e3')]).toEqual([
      -7, 0, 0.5, 1000,
    ]);
    expect(fractions('--gains', '0.5, 1,5/3')).toEqual([0.5, 1, 5 / 3]);
  });

  it.each([
    [percentage, ['5', '0%', '101%', '%', '-1%', 'five%', 'NaN%', 'NaN']],
    [portNumber, ['', '-1', '65536', '1.5', 'http', 'NaN', 'Infinity']],
    [positiveInteger, ['', '0', '-1', '1.5', 'many', '1e300', 'NaN', 'Infinity', '1e400']],
    [positiveNumber, ['', ' ', '0', '-1', 'warm', 'NaN', 'Infinity', '1e400']],
    [integer, ['', ' ', '0.5', 'any', '1e300', 'NaN', 'Infinity', '1e400']],
    [stepNumber, ['', ' ', '-1', '0.5', 'last', 'NaN', 'Infinity', '1e400']],
  ])('are refused where they are not (%#)', (read, texts) => {
    for (const text of texts) {
      expect(() => read(text), text).toThrow(InvalidArgumentError);
      expect(() => read(text), text).toThrow(/^It must be .*\.$/);
    }
  });

  it.each(['', '1,,2', '1/0', '0', '-1', '1/2/3', 'a'])('of a list are refused in %j', (list) => {
    expect(() => fractions('--gains', list)).toThrow(
      /^--gains must be positive numbers with commas between, got "/,
    );
  });
});

describe('options', () => {
  const parsed = (command: Command, ...args: readonly string[]) =>
    command
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .parse(args, { from: 'user' })
      .opts();

  it('can be given more than once', () => {
    const command = new Command().option('--set <assignment>', '', collect, []);
    expect(parsed(command, '--set', 'a=1', '--set', 'b=2')).toEqual({ set: ['a=1', 'b=2'] });
  });

  it('of the format are pretty, unless lines of JSON are wanted', () => {
    const command = () => new Command().addOption(formatOption());
    expect(parsed(command())).toEqual({ format: 'pretty' });
    expect(parsed(command(), '--format', 'jsonl')).toEqual({ format: 'jsonl' });
    expect(() => parsed(command(), '--format', 'xml')).toThrow(/Allowed choices are pretty, jsonl/);
  });

  it('say how checkpoints are kept, and where runs are', () => {
    const command = withRunOptions(withCheckpointOptions(new Command()));
    expect(parsed(command, '--checkpoint-every', '5', '--keep', 'last=2,best', '--runs', 'here')).toEqual({
      checkpointEvery: 5,
      keep: { last: 2, milestones: false, best: true },
      runs: 'here',
    });
  });

  it('name health rules that there are', () => {
    expect(ruleNames(['deadUnits'])).toEqual(['deadUnits']);
    expect(() => ruleNames(['deadUnit'])).toThrow(
      /^--stop-on must name a health rule, got "deadUnit"; did you mean "?deadUnits"?/,
    );
  });
});

describe('readSource', () => {
  it('is a preset’s configuration, or a file’s, comments and all', async () => {
    const [preset] = presets();
    const { name = '' } = preset ?? {};
    expect(await readSource(name)).toEqual(presetOf(name).configuration);
    writeFileSync(at('own.jsonc'), '{ // mine\n  "steps": 3 }');
    expect(await readSource(at('own.jsonc'))).toEqual({ steps: 3 });
  });

  it('says the nearest preset, or that there is no such file', async () => {
    await expect(readSource('deep-batchnrm')).rejects.toThrow(/deep-batchnorm/);
    await expect(readSource('./none.json')).rejects.toThrow(
      new UsageError(
        'CONFIG must be a file that can be read, got none at ./none.json; check the path, or see weir presets',
      ),
    );
    await expect(readSource(folder)).rejects.toThrow(`got a folder at ${folder}`);
  });
});

describe('a configuration with what the command line sets', () => {
  it('has options, steps, a budget, and one cadence for all diagnostics', () => {
    const given = withOverrides(small, { set: ['batchSize=7'], steps: 5, every: 3, budget: 0.05 });
    expect(given).toMatchObject({ batchSize: 7, steps: 5, budget: 0.05 });
    expect(given.diagnostics.map(({ every }) => every)).toEqual([3]);
    expect(withOverrides(small, { set: [] })).toMatchObject({ batchSize: 4, steps: 10 });
  });

  it('lacks what is set to null: an option, one within another, a layer', async () => {
    const { clip, model } = await configurationOf('clipping', { set: [] });
    expect(clip).toBeDefined();
    const set = ['clip=null', 'model.2.init=null', 'model.3=null'];
    const without = await configurationOf('clipping', { set });
    expect(without).not.toHaveProperty('clip');
    expect(without.model[2]).not.toHaveProperty('init');
    expect(without.model.map(({ type }) => type)).toEqual(model.map(({ type }) => type).toSpliced(3, 1));
    await expect(configurationOf('clipping', { set: ['model=null'] })).rejects.toThrow(
      'model must be a list of at least 1, got nothing; add "model"',
    );
  });

  it('is checked as a whole', async () => {
    writeFileSync(at('small.json'), JSON.stringify(small));
    expect(await configurationOf(at('small.json'), { set: ['steps=4'] })).toMatchObject({ steps: 4 });
    await expect(configurationOf(at('small.json'), { set: ['stps=4'] })).rejects.toThrow(/stps/);
  });

  it('is one run, or each of those that a preset compares, noted where that levels what they differ in', async () => {
    writeFileSync(at('small.json'), JSON.stringify(small));
    const [one, ...more] = await variantsOf(at('small.json'), { set: [] }, () => {});
    expect([one?.variant, more]).toEqual([undefined, []]);
    const compared = presets().find(({ variants }) => variants.length > 1) ?? expect.unreachable();
    const notes: string[] = [];
    const runs = await variantsOf(compared.name, { set: ['steps=7'] }, (line) => notes.push(line));
    expect(runs.map(({ variant }) => variant)).toEqual(compared.variants.map(({ name }) => name));
    expect(runs.every(({ configuration }) => configuration.steps === 7)).toBe(true);
  });
});

describe('files that are imported', () => {
  it('are refused where they export no kinds, or cannot be imported', async () => {
    writeFileSync(at('none.mjs'), 'export const answer = 42;');
    await expect(importKinds([at('none.mjs')])).rejects.toThrow(
      /^--import must name a file that exports kinds, got .*none.mjs, which exports none/,
    );
    writeFileSync(at('broken.mjs'), 'export const = ;');
    await expect(importKinds([at('broken.mjs')])).rejects.toThrow(
      /^--import .*broken.mjs must name a file that can be imported/,
    );
    await expect(importKinds([folder])).rejects.toThrow(`got a folder at ${folder}; check the path`);
  });

  it('lead with a name that can be written where they export no kinds', async () => {
    writeFileSync(at('bare.mjs'), 'export const answer = 42;');
    const from = relative(process.cwd(), at('bare.mjs'));
    await expect(importKinds([from])).rejects.toThrow(/or write "type": "\.{1,2}\/.*bare\.mjs#name"$/);
  });

  it('say what to do about TypeScript where Node does not read it', async () => {
    writeFileSync(at('typed.ts'), 'export const one: number = 1;');
    const outcome = await importKinds([at('typed.ts')]).catch((error: unknown) => String(error));
    expect(outcome).toMatch(
      /which exports none|compile it to JavaScript \(npx tsc\), or use Node 22\.18 or later/,
    );
  });

  it('are those that a configuration names, by its own folder', async () => {
    const naming = { model: [{ type: 'residual', layers: [{ type: './absent.mjs#mine' }] }] };
    await expect(importNamed(naming, at('config.json'))).rejects.toThrow(
      `"type": "./absent.mjs#mine" must name a file that can be imported, got none at ${at('absent.mjs')}; check the path`,
    );
    await expect(importNamed({ model: [{ type: 'tanh' }] }, at('config.json'))).resolves.toBeUndefined();
    await expect(importNamed(null, at('config.json'))).resolves.toBeUndefined();
  });

  it('lead to the command’s own copies only where it is bundled', () => {
    expect(() => shareModules(new URL(`file://${folder}/`))).not.toThrow();
    writeFileSync(at('shared.json'), 'no JSON');
    expect(() => shareModules(new URL(`file://${folder}/`))).toThrow(SyntaxError);
    rmSync(at('shared.json'));
  });
});

describe('linesOf', () => {
  const all = async (source: string) => {
    const lines: unknown[] = [];
    for await (const line of linesOf(source)) lines.push(line);
    return lines;
  };

  it('has each line that is not blank, by its number, one without an end at last too', async () => {
    writeFileSync(at('lines'), 'one\n\n  \nzwölf\nlast');
    expect(await all(at('lines'))).toEqual([
      { number: 1, text: 'one', isClosed: true },
      { number: 4, text: 'zwölf', isClosed: true },
      { number: 5, text: 'last', isClosed: false },
    ]);
  });

  it('waits at the end of a file that grows, until it is told to end', async () => {
    writeFileSync(at('growing'), 'one\nha');
    const ended = new AbortController();
    const texts: string[] = [];
    for await (const { text } of linesOf(at('growing'), { follow: true, signal: ended.signal })) {
      texts.push(text);
      if (texts.length === 1) appendFileSync(at('growing'), 'lf\n');
      else ended.abort();
    }
    expect(texts).toEqual(['one', 'half']);
  });

  it('says what cannot be read', async () => {
    await expect(all(at('nothing'))).rejects.toThrow(
      new UsageError(
        `watch: FILE must be a file that can be read, got none at ${at('nothing')}; check the path, or give - for stdin`,
      ),
    );
    await expect(all(folder)).rejects.toThrow(`got a folder at ${folder}; check the path`);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrateCommand } from './calibrate.ts';
import type { DefineCommand } from './command.ts';
import { compareCommand } from './compare.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { evaluateCommand } from './evaluate.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { foldCommand } from './fold.ts';
import { forkCommand } from './fork.ts';
import { initCommand } from './init.ts';
import { lsCommand } from './ls.ts';
import { newCommand } from './new.ts';
import { presetsCommand } from './presets.ts';
import { replayCommand } from './replay.ts';
import { reproduceCommand } from './reproduce.ts';
import { resumeCommand } from './resume.ts';
import { runCommand } from './run.ts';
import { sampleCommand } from './sample.ts';
import { schemaCommand } from './schema.ts';
import { serveCommand } from './serve.ts';
import { showCommand } from './show.ts';
import { sqlCommand } from './sql.ts';
import { withTrainingOptions } from './trainingOptions.ts';
import { watchCommand } from './watch.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-commands-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command, and gives what it wrote, logged and ended with. */
async function ran(define: DefineCommand, ...args: readonly string[]) {
  const seen = { written: '', logged: [] as string[], end: undefined as number | undefined };
  const output = { write: (text: string) => void (seen.written += text) };
  const command = define({ output, log: (line) => void seen.logged.push(line) }, (code) => (seen.end = code));
  command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  await command.parseAsync([...args], { from: 'user' });
  return seen;
}

describe('commands that only look', () => {
  it('list the presets, and show one with what sets its runs apart', async () => {
    const { written } = await ran(presetsCommand);
    expect(written).toMatch(/^deep-batchnorm +\S/m);
    const one = await ran(presetsCommand, 'deep-batchnorm');
    expect(one.written).toContain('"name": "deep-batchnorm"');
    await expect(ran(presetsCommand, 'deep-batchnrm')).rejects.toThrow(/deep-batchnorm/);
  });

  it('print the schema of configurations as JSON', async () => {
    const schema: unknown = JSON.parse((await ran(schemaCommand)).written);
    expect(schema).toHaveProperty('properties.model');
  });

  it('list the runs of a folder, or say how one is kept there', async () => {
    const { logged, end } = await ran(lsCommand, '--runs', folder);
    expect([logged, end]).toEqual([[`no runs in ${folder}: weir run … --out ${folder} keeps one there`], 0]);
  });
});

describe('commands on what is not there', () => {
  const none = './none.json';
  const noRun = "RUN must be a run's folder or id, got nobody";
  it.each<[string, DefineCommand, readonly string[], string | RegExp]>([
    ['run', runCommand, [none], 'CONFIG must be a file that can be read, got none at ./none.json'],
    ['run', runCommand, ['deep-batchnorm', '--set', 'stps=3'], /stps/],
    [
      'run',
      runCommand,
      ['deep-batchnorm', '--stop-on', 'deadUnit'],
      '--stop-on must name a health rule, got "deadUnit"',
    ],
    ['init', initCommand, [none], 'CONFIG must be a file'],
    ['watch', watchCommand, [none], 'watch: FILE must be a file that can be read, got none at ./none.json'],
    [
      'compare',
      compareCommand,
      [none, none],
      'report must be a file that can be read, got none at ./none.json',
    ],
    ['show', showCommand, ['nobody'], noRun],
    ['resume', resumeCommand, ['nobody'], noRun],
    ['replay', replayCommand, ['nobody'], noRun],
    ['fork', forkCommand, ['nobody', '--at', '3'], noRun],
    ['diff', diffCommand, ['nobody', 'nobody'], noRun],
    ['evaluate', evaluateCommand, ['nobody'], noRun],
    ['export', exportCommand, ['nobody', '--to', 'csv'], noRun],
    ['sample', sampleCommand, [none], /none at \.\/none\.json/],
    ['calibrate', calibrateCommand, [none], /none at \.\/none\.json/],
    ['fold', foldCommand, [none], /none at \.\/none\.json/],
    ['new', newCommand, [none], /none/],
    ['explain', explainCommand, ['tanhh'], /tanh/],
  ])('weir %s says so (%#)', async (_, define, args, message) => {
    await expect(ran(define, ...args)).rejects.toThrow(message);
  });
});

describe('commands with options that there are not', () => {
  it.each<[string, DefineCommand, readonly string[]]>([
    ['serve', serveCommand, ['--port', '99999']],
    ['sql', sqlCommand, []],
    ['reproduce', reproduceCommand, ['--fully']],
    ['doctor', doctorCommand, ['--everything']],
    ['run', runCommand, ['deep-batchnorm', '--steps', '0']],
    ['run', runCommand, ['deep-batchnorm', '--budget', '5']],
    ['run', runCommand, ['deep-batchnorm', '--format', 'xml']],
    ['fork', forkCommand, ['nobody', '--at', '-1']],
  ])('weir %s refuses them (%#)', async (_, define, args) => {
    await expect(ran(define, ...args)).rejects.toThrow(CommanderError);
  });

  it('have the options of training in common', () => {
    const command = withTrainingOptions(new Command());
    command.parse(['--set', 'a=1', '--steps', '3', '--budget', '5%', '--memory', '1GB'], { from: 'user' });
    expect(command.opts()).toEqual({ set: ['a=1'], import: [], steps: 3, budget: 0.05, memory: 1e9 });
  });
});

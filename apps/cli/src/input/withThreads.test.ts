import { Command } from 'commander';
import { expect, test } from 'vitest';
import { withThreads } from './withThreads.ts';

test('withThreads gives a command its number of threads, and an error that names the command', () => {
  const subject = () => withThreads(new Command('replay'), 'as the run was given');
  const read = (...args: readonly string[]) => subject().parse(args, { from: 'user' }).opts();
  expect([read(), read('--threads', '1')]).toEqual([{}, { threads: 1 }]);
  expect(() => read('--threads', '0')).toThrow(
    /^replay: --threads must be a whole number from 1 to \d+, got 0;/,
  );
  expect(subject().helpInformation()).toContain('as the run was given');
});

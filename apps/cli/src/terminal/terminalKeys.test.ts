import { readFileSync } from 'node:fs';
import type { RunCommand, RunEvent } from '@weir/core';
import { Control } from '@weir/nn';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keysHint } from './keyCommands.ts';
import { terminalKeys } from './terminalKeys.ts';

vi.mock('node:fs', { spy: true });

const streams = [process.stdin, process.stdout, process.stderr];
const progress: RunEvent = { type: 'progress', from: 0, losses: [1], learningRate: 0.1, seconds: 1 };
let modes: boolean[];
let wasTTY: readonly boolean[];

/** Makes the process look as if its streams were a terminal, in whose foreground it is, or not. */
function onTerminal(isTTY: boolean, isInForeground = true): void {
  for (const stream of streams) stream.isTTY = isTTY;
  const stat = `7 (node (a) b) S 1 42 40 34816 ${isInForeground ? 42 : 41} 0`;
  vi.mocked(readFileSync).mockReturnValue(stat);
}

beforeEach(() => {
  modes = [];
  wasTTY = streams.map((stream) => stream.isTTY);
  Object.assign(process.stdin, { setRawMode: (mode: boolean) => void modes.push(mode) });
  vi.spyOn(process.stdin, 'resume').mockReturnThis();
  vi.spyOn(process.stdin, 'pause').mockReturnThis();
});
afterEach(() => {
  vi.restoreAllMocks();
  streams.forEach((stream, at) => (stream.isTTY = wasTTY[at] ?? false));
});

/** Keys of a run that has begun, and what they sent and said. */
function begun() {
  const control = new Control();
  const sent: RunCommand[] = [];
  vi.spyOn(control, 'send').mockImplementation((command) => void sent.push(command));
  const said: string[] = [];
  const keys = terminalKeys(control, (line) => void said.push(line));
  keys.event(progress);
  const press = (text: string) => process.stdin.emit('data', Buffer.from(text));
  return { keys, sent, said, press };
}

test('keys steer a run from its first step on, with a hint, said once', () => {
  onTerminal(true);
  const { keys, sent, said, press } = begun();
  keys.event(progress);
  expect([said, modes]).toEqual([[keysHint], [true]]);
  press(' +x');
  expect(sent).toEqual([{ type: 'pause' }, { type: 'learningRate', value: 0.15 }]);
  expect(keys.quit).toBe(false);
  press('q');
  expect([sent.at(-1), keys.quit]).toEqual([{ type: 'stop' }, true]);
  keys.release();
});

test('the terminal is given back as it was when the run has finished, and once alone', () => {
  const before = [process.listenerCount('exit'), process.stdin.listenerCount('data')];
  onTerminal(true);
  const { keys, sent, press } = begun();
  keys.event({ type: 'finished', steps: 1, reason: 'completed', seconds: 1 });
  keys.release();
  expect(modes).toEqual([true, false]);
  press(' ');
  expect(sent).toEqual([]);
  expect([process.listenerCount('exit'), process.stdin.listenerCount('data')]).toEqual(before);
});

test.each([
  ['stdin is no terminal', false, true],
  ['the process is in its terminal’s background', true, false],
])('keys are left alone where %s', (_what, isTTY, isInForeground) => {
  onTerminal(isTTY, isInForeground);
  const { keys, said } = begun();
  expect([said, modes]).toEqual([[], []]);
  keys.release();
});

test('a system that does not say who is in the foreground has none in the background', () => {
  onTerminal(true);
  vi.mocked(readFileSync).mockImplementation(() => {
    throw new Error('ENOENT');
  });
  const { keys, said } = begun();
  expect(said).toEqual([keysHint]);
  keys.release();
});

test.each([
  ['\x03', 'SIGINT'],
  ['\x1c', 'SIGQUIT'],
])('the key %j is a signal as ever, %s', (key, signal) => {
  onTerminal(true);
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  const { keys, press } = begun();
  press(key);
  expect(kill.mock.calls).toEqual([[process.pid, signal]]);
  keys.release();
});

test('Ctrl-Z gives the terminal to the shell until the run is brought back', () => {
  onTerminal(true);
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  const { keys, press } = begun();
  press('\x1a');
  expect([kill.mock.calls, modes]).toEqual([[[process.pid, 'SIGTSTP']], [true, false]]);
  process.emit('SIGCONT');
  expect(modes).toEqual([true, false, true]);
  keys.release();
  expect([modes, process.listenerCount('SIGCONT')]).toEqual([[true, false, true, false], 0]);
});

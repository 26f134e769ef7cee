import type { WriteStream } from 'node:tty';
import { PassThrough } from 'node:stream';
import type { RunEvent } from '@weir/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { barProgress } from './barProgress.ts';
import { colorsFor } from './colors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const started: RunEvent = {
  type: 'started',
  name: 'small',
  config: {},
  backend: 'cpu',
  steps: 10,
  parameterCount: 9,
  examples: { train: 9, validation: 0, test: 0 },
};
const progress = (from: number, ...losses: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 2,
});

/** A bar on a terminal of so many columns, and what it wrote. */
function onTerminal(columns: number) {
  let text = '';
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns,
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
    clearScreenDown: () => true,
    hasColors: () => false,
  });
  stream.on('data', (chunk) => (text += String(chunk)));
  const view = barProgress(stream as unknown as WriteStream, colorsFor(new PassThrough())); // as much of one as is used
  return {
    view,
    drawn() {
      vi.advanceTimersByTime(1000);
      const shown = text;
      text = '';
      return shown;
    },
  };
}
const full = (text: string) => text.split('█').length - 1;
const empty = (text: string) => text.split('░').length - 1;

describe('barProgress', () => {
  it('shows how far a run has come, with loss, speed and what is left', () => {
    const { view, drawn } = onTerminal(120);
    view.event(started);
    expect(drawn()).toContain('step  0/10');
    view.event(progress(0, 5, 4, 3, 2, 1));
    const line = drawn();
    expect(line).toMatch(/step {2}5\/10 {2}loss 1\.0000 {2}rate 0\.1/);
    expect([full(line) % 12, empty(line) % 12]).toEqual([0, 0]);
    expect(full(line)).toBe(empty(line));
    view.end();
  });

  it.each([
    [120, 24],
    [80, 10],
    [60, 0],
    [0, 10],
  ])('takes of %i columns %i for the bar', (columns, width) => {
    const { view, drawn } = onTerminal(columns);
    view.event(started);
    const [first = ''] = drawn().split('step  0/10');
    expect(empty(first)).toBe(width);
    view.end();
  });

  it('leaves lines above the bar, and goes on below them', () => {
    const { view, drawn } = onTerminal(80);
    view.event(started);
    drawn();
    view.say('a note');
    const shown = drawn();
    expect(shown).toContain('a note\n');
    expect(shown.indexOf('a note')).toBeLessThan(shown.lastIndexOf('step'));
    view.end();
  });

  it('ends with the last step, or whenever it is told to, and gives the process back as it was', () => {
    const before = process.listenerCount('exit');
    const { view, drawn } = onTerminal(80);
    view.event(started);
    expect(process.listenerCount('exit')).toBe(before + 1);
    view.event(progress(0, ...new Array<number>(10).fill(1)));
    drawn();
    expect(process.listenerCount('exit')).toBe(before);
    expect(drawn()).toBe('');
    view.say('after it');
    expect(drawn()).toBe('after it\n');
    view.end();
    expect(process.listenerCount('exit')).toBe(before);
  });
});

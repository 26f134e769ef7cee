import { describe, expect, it } from 'vitest';
import { UsageError } from '../usageError.ts';
import { recordedSteps } from './recordedSteps.ts';

async function* linesOf(texts: readonly string[], closed = true) {
  for (const [at, text] of texts.entries())
    yield { number: at + 1, text, isClosed: closed || at < texts.length - 1 };
}

async function read(texts: readonly string[], { closed = true, source = 'run.jsonl' } = {}) {
  const [steps, said]: [number[], string[]] = [[], []];
  const log = (line: string): void => void said.push(line);
  for await (const { step } of recordedSteps(linesOf(texts, closed), source, log)) steps.push(step);
  return { steps, said };
}

describe('recordedSteps', () => {
  it('numbers on where lines have no step', async () => {
    const { steps } = await read(['{"loss": 1}', '{"loss": 1}', '{"step": 9, "loss": 1}', '{"loss": null}']);
    expect(steps).toEqual([0, 1, 9, 10]);
  });

  it.each([
    [
      '{"step": 3, "loss": 1}',
      '{"step": 3, "loss": 1}',
      'step must be above that of the line before, 3, got 3',
    ],
    [
      '{"step": 3, "loss": 1}',
      '{"step": 1, "loss": 1}',
      'step must be above that of the line before, 3, got 1',
    ],
    ['{"loss": 1}', '{"step": 1}', 'watch: loss must be the mean loss of the minibatch, or null'],
    ['{"loss": 1}', 'epoch 2', 'snapshotLine: line must be JSON, got epoch 2'],
    ['{"loss": 1}', '{"loss": 1, "layers": 3}', 'snapshotOf: layers must be an object, got 3'],
  ])('after %s refuses %s, and says where', async (first, second, message) => {
    await expect(read([first, second])).rejects.toThrow(UsageError);
    await expect(read([first, second])).rejects.toThrow(`run.jsonl, line 2: ${message}`);
    await expect(read([first, second], { source: '-' })).rejects.toThrow(new RegExp('^line 2: '));
  });

  it('leaves out a last line that breaks off, and no other', async () => {
    expect(await read(['{"loss": 1}', '{"loss": 1, "lay'], { closed: false })).toEqual({
      steps: [0],
      said: [
        'run.jsonl, line 2 breaks off and is left out; the program that wrote it was ended, or is not done',
      ],
    });
    expect((await read(['{"loss": 1}', '{"loss": 2}'], { closed: false })).steps).toEqual([0, 1]);
    await expect(read(['{"loss": 1}', '[1]'], { closed: false })).rejects.toThrow('must be a JSON object');
  });
});

import { expect, it } from 'vitest';
import { linesIn } from './linesIn.ts';

/** An answer that comes in parts. */
const answer = (...parts: readonly Uint8Array<ArrayBuffer>[]) =>
  new Response(
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    }),
  );

async function read(response: Pick<Response, 'body'>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of linesIn(response)) lines.push(line);
  return lines;
}

it('has the lines of an answer, wherever it is cut, within a letter too, without one that does not end', async () => {
  const bytes = new TextEncoder().encode('one\n\ntwo ∑\nthr');
  for (let cut = 0; cut <= bytes.length; cut++)
    expect(await read(answer(bytes.slice(0, cut), bytes.slice(cut)))).toEqual(['one', '', 'two ∑']);
});

it('has none where there is no text', async () => {
  expect(await read(answer())).toEqual([]);
  expect(await read(new Response(null))).toEqual([]);
});

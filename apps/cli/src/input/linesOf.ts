import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileAt } from '@weir/data/node';
import { UsageError } from '../usageError.ts';

/** A line and its number. */
export interface Line {
  /** 1 for the first. */
  readonly number: number;
  readonly text: string;
  /** Whether a line's end closes it. */
  readonly isClosed: boolean;
}

/** How lines are read. */
export interface LinesOptions {
  /** Waits for more at a file's end. Default false. */
  readonly follow?: boolean;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
}

/**
 * The lines of a file, or of stdin where it is `-`, that are not blank; a line that no line's end closes counts at the
 * end alone.
 *
 * @throws UsageError if there is no such file, or it cannot be read.
 */
export async function* linesOf(
  source: string,
  { follow = false, signal }: LinesOptions = {},
): AsyncGenerator<Line> {
  const chunks = source === '-' ? process.stdin : follow ? growing(source, signal) : whole(source);
  let number = 0;
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of chunks) {
      if (signal?.aborted) return;
      const lines = `${rest}${decoder.decode(chunk as Uint8Array, { stream: true })}`.split('\n'); // streams of bytes
      rest = lines.pop() ?? '';
      for (const text of lines) {
        number++;
        if (text.trim() !== '') yield { number, text, isClosed: true };
      }
    }
    if (rest.trim() !== '') yield { number: number + 1, text: rest, isClosed: false };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    const { readable, found } = await fileAt(source);
    const got = readable ? `${source} (${code})` : `${found} at ${source}`;
    throw new UsageError(
      `watch: FILE must be a file that can be read, got ${got}; check the path, or give - for stdin`,
    );
  }
}

const whole = (path: string): AsyncIterable<unknown> => createReadStream(path);

/** A file's bytes, and what is written to it later. */
async function* growing(path: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const file: FileHandle = await open(path);
  try {
    const buffer = new Uint8Array(1 << 16);
    while (!signal?.aborted) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead > 0) yield buffer.slice(0, bytesRead);
      else await setTimeout(200);
    }
  } finally {
    await file.close();
  }
}

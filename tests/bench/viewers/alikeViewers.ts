import { get } from 'node:http';
import { RunStream } from '../../runs/runStream.ts';
import { lookingAtRuns } from '../../runs/viewer.ts';

/**
 * Viewers of one run in one process, which read what they are sent and compare it, byte for byte, with what the first of them
 * got: a hundred who each read JSON would be a second load on the machine, of which only the server's part is to be measured.
 */
export class AlikeViewers {
  /** What came, by whoever got it first. */
  private bytes = Buffer.alloc(1 << 20);
  private length = 0;
  private readonly all: readonly Promise<void>[];

  constructor(
    private readonly address: string,
    private readonly id: string,
    count: number,
  ) {
    this.all = Array.from({ length: count }, () => this.watch());
  }

  /**
   * Resolves when all have come to the end of the same bytes, with what those say.
   *
   * @throws Error where one got others, or fewer.
   */
  async ended(steps: number): Promise<RunStream> {
    await Promise.all(this.all);
    const stream = new RunStream(steps);
    stream.take(this.bytes.toString('utf8', 0, this.length));
    return stream;
  }

  private async watch(): Promise<void> {
    let at = 0;
    const stop = lookingAtRuns(this.address);
    await new Promise<void>((resolve, reject) => {
      get(`${this.address}/api/runs/${this.id}/events`, (response) => {
        response.on('data', (chunk: Buffer) => {
          if (chunk.equals(heartbeat)) return; // whose place nobody is promised
          if (this.takes(chunk, at)) at += chunk.length;
          else reject(new Error('viewers: all must get the same bytes, got others'));
        });
        response.on('close', () => resolve());
      }).on('error', reject);
    }).finally(stop);
    if (at < this.length) throw new Error('viewers: all must get every byte, got fewer');
  }

  /** Whether a chunk is what came at its place; what is new there is what the others are compared with. */
  private takes(chunk: Buffer, at: number): boolean {
    const known = Math.min(chunk.length, this.length - at);
    if (chunk.compare(this.bytes, at, at + known, 0, known) !== 0) return false;
    this.append(chunk.subarray(known));
    return true;
  }

  private append(fresh: Buffer): void {
    if (this.length + fresh.length > this.bytes.length) {
      const larger = Buffer.alloc(2 * (this.length + fresh.length));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    this.length += fresh.copy(this.bytes, this.length);
  }
}

const heartbeat = Buffer.from(':\n\n');

import type { RunEvent } from '@weir/core';

/** What a run's stream over HTTP says, taken in as it comes. */
export class RunStream {
  /** How often each step's loss has come. */
  readonly losses: Uint8Array;
  /** Events that are no progress, as they came. */
  readonly others: string[] = [];
  /** What it ended with. */
  word = 'none';
  private rest = '';

  constructor(steps: number) {
    this.losses = new Uint8Array(steps);
  }

  take(chunk: string): void {
    const parts = (this.rest + chunk).split('\n\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts) {
      this.word = /^event: (\w+)/.exec(part)?.[1] ?? this.word;
      const data = /^id: .*\ndata: (.*)$/.exec(part)?.[1];
      if (data === undefined) continue;
      if (!data.startsWith('{"type":"progress"')) this.others.push(data);
      else this.count(JSON.parse(data) as Extract<RunEvent, { type: 'progress' }>); // as it begins
    }
  }

  private count({ from, losses }: Extract<RunEvent, { type: 'progress' }>): void {
    losses.forEach((_, at) => {
      this.losses[from + at] = (this.losses[from + at] ?? 0) + 1;
    });
  }
}

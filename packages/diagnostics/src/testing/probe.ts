import type { Probe } from '../kinds/diagnosticKind.ts';

/**
 * A network by hand: `amount` says how much its two outputs take from each of the others in the batch, while training;
 * the rest is the example's index. In evaluation it looks at the example alone.
 */
export function probe(amount: number, asked: string[] = []): Probe {
  return {
    examples: 50,
    batchSize: 4,
    outputs: (mode, batches) =>
      batches.map(({ example, others }) => {
        asked.push(`${mode} ${example} ${Array.from(others).join(',')}`);
        const company = Array.from(others).reduce((sum, other) => sum + other, 0) / others.length;
        return mode === 'training' ? [example, example + amount * company] : [example, 2 * example];
      }),
  };
}

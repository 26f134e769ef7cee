import { arraySnapshot } from '@weir/core';
import type { Objective } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { logitSpread } from './logitSpread.ts';

const logits = [
  [3, -1, -2],
  [-4, 0, 4],
];
const spreadOf = (
  kind: string,
  takes: Objective['takes'] | undefined,
  rows: readonly (readonly number[])[],
): number => {
  const layers = [{ kind, output: { values: rows.flat(), shape: [rows.length, rows[0]?.length ?? 0] } }];
  const [last] = arraySnapshot({ layers }).layers;
  if (!last) return expect.unreachable();
  return logitSpread(last, takes && { loss: 'a loss', takes });
};
const softmax = (row: readonly number[]) => {
  const powers = row.map(Math.exp);
  return powers.map((power) => power / powers.reduce((sum, each) => sum + each, 0));
};
/** Of logits whose mean is 0 in each row. */
const about0 = Math.sqrt(logits.flat().reduce((sum, logit) => sum + logit ** 2, 0) / 6);

describe('logitSpread', () => {
  it('is the std of outputs that are logits', () => {
    expect(spreadOf('linear', 'logits', logits)).toBeCloseTo(about0 * Math.sqrt(6 / 5), 12);
    expect(spreadOf('linear', undefined, logits)).toBeCloseTo(about0 * Math.sqrt(6 / 5), 12);
  });

  it('is that of the logits which a softmax or a sigmoid made probabilities of', () => {
    expect(spreadOf('softmax', 'probabilities', logits.map(softmax))).toBeCloseTo(about0, 9);
    const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
    expect(spreadOf('sigmoid', 'probabilities', [logits.flat().map(sigmoid)])).toBeCloseTo(about0, 9);
  });

  it('stays finite where probabilities were rounded to 0 and 1', () => {
    expect(spreadOf('softmax', 'probabilities', [[1, 0]])).toBeCloseTo(50, 9);
    expect(spreadOf('sigmoid', 'probabilities', [[1, 0]])).toBe(100);
  });
});

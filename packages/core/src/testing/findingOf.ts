import type { Finding } from '../events/finding.ts';

/** A finding that is whole: a test says what it looks at, and of the rest only that it is there. */
export const findingOf = (given: Partial<Finding>): Finding => ({
  rule: 'saturation',
  subject: 'run',
  since: 0,
  step: 0,
  severity: 'warning',
  value: 1,
  threshold: 0,
  formula: 'x',
  meaning: 'm',
  remedy: 'r',
  ...given,
});

import type { Finding } from '@weir/core';

type Identity = Pick<Finding, 'rule' | 'subject' | 'since'>;

/** Whether two are one finding at different steps: of one rule, on one subject, raised at one step. */
export const sameFinding = (one: Identity, other: Identity): boolean =>
  one.rule === other.rule && one.subject === other.subject && one.since === other.since;

import * as rules from '../rules/index.ts';

type Exported = (typeof rules)[keyof typeof rules];

/** The kinds among all that `rules.ts` exports. */
export type KnownRuleKind = Extract<Exported, { readonly defaultEvery: number }>;

/** Name of a rule, as in a configuration, in a `Finding` and after `--stop-on`. */
export type RuleName = KnownRuleKind['type'];

/** Every health rule. */
export const ruleKinds: readonly KnownRuleKind[] = Object.values(rules).filter(
  (exported): exported is KnownRuleKind =>
    typeof exported === 'object' && exported !== null && 'defaultEvery' in exported,
);

/** Their names. */
export const ruleNames: readonly RuleName[] = ruleKinds.map((kind) => kind.type);

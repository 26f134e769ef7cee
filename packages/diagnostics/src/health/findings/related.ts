import { stateful } from '@weir/core';
import type { Finding, FindingChanged } from '@weir/core';
import type { MonoTypeOperatorFunction } from 'rxjs';
import { sameFinding } from './sameFinding.ts';

/** What a rule's findings follow from, while that is an active finding. */
export interface Consequential {
  readonly type: string;
  /** Rules whose findings are causes of this one's, the likeliest first. */
  readonly consequenceOf: readonly string[];
  /** Whether only what was raised before it is a cause of it: it shows at once, and may itself be what the others follow from. */
  readonly causesComeFirst?: boolean | undefined;
  /** Whether its fact explains what is seen at any step, and not soon after the start alone. */
  readonly lasts?: boolean | undefined;
  /** Whether it is a cause only where it follows from nothing itself, which its finding says by naming itself. */
  readonly causesAsRoot?: boolean | undefined;
}

/** What `related` keeps from one event to the next. */
interface ActiveFindings {
  findings: Active[];
}

interface Active {
  /** As its rule raised it. */
  own: Finding;
  /** As it was emitted last. */
  emitted: Finding;
}

/** What it kept in checkpoints of 0.1, under another name. */
interface EarlierFindings {
  readonly findings: readonly (Pick<Active, 'own'> & { readonly told: Finding })[];
}

/** Steps for which a fact of the start explains what is seen after it. */
const explains = 500;

/**
 * Lets the findings of a run know of each other: one whose rule is a consequence of another that stands gets that as its
 * `cause`, and a remedy that points there instead of its own, since what is proposed of a consequence (another learning
 * rate for a network whose units are dead) makes things worse. As causes come and go, what follows from them is updated.
 *
 * A cause is at least a warning, or of what is worth knowing another that is, or wants the very same, and the first one: what a cause follows from
 * itself is named instead. A finding that comes with a cause of its own follows from that, where it stands, and is none of that
 * one's causes; one that names itself follows from nothing. A fact of the start, and what came with its cause, keep the cause
 * when that ends: it was so. And what a rule says again of a layer's whole split has the cause that it has of the batches.
 *
 * Where the cause says what to set, what follows from it says nothing of that.
 *
 * @param rules Which rule follows from which. Those not listed follow from nothing.
 */
export function related<Event extends { readonly type: string }>(
  rules: readonly Consequential[],
): MonoTypeOperatorFunction<Event | FindingChanged> {
  const causes = new Map(rules.map((rule) => [rule.type, rule]));
  return stateful(
    'related',
    { findings: [] } as ActiveFindings,
    (state, event: Event | FindingChanged, emit: (event: Event | FindingChanged) => void) => {
      if (!isFinding(event)) return emit(event);
      const { change, step, finding } = event;
      const at = state.findings.findIndex(({ own }) => sameFinding(own, finding));
      const emitted = withCause(finding, byRule(state.findings), causes, state.findings[at]?.emitted.cause);
      if (change === 'cleared') {
        if (at >= 0) state.findings.splice(at, 1);
      } else if (at < 0) state.findings.push({ own: finding, emitted });
      else state.findings[at] = { own: finding, emitted };
      emit({ ...event, finding: emitted });
      const active = byRule(state.findings);
      const mayFollow = followersOf(finding, state.findings, causes);
      for (const one of state.findings) {
        if (!mayFollow(one.own)) continue; // of hundreds of layers, each looking at all others took most of a minute
        const now = withCause(one.own, active, causes, one.emitted.cause);
        if (now.cause?.rule === one.emitted.cause?.rule && now.cause?.subject === one.emitted.cause?.subject)
          continue;
        one.emitted = now;
        emit({ type: 'finding', change: 'updated', step, finding: now });
      }
    },
    read,
  );
}

/** Checkpoints of 0.1 resume too. */
function read({ findings }: ActiveFindings | EarlierFindings): ActiveFindings {
  return {
    findings: findings.map((one) => ('told' in one ? { own: one.own, emitted: one.told } : one)),
  };
}

function isFinding(event: { readonly type: string }): event is FindingChanged {
  return event.type === 'finding';
}

type Rules = ReadonlyMap<string, Consequential>;

/** Active findings of each rule, as raised. */
type ByRule = ReadonlyMap<string, readonly Active[]>;

function byRule(findings: readonly Active[]): ByRule {
  const grouped = new Map<string, Active[]>();
  for (const one of findings) {
    const own = grouped.get(one.own.rule);
    if (own) own.push(one);
    else grouped.set(one.own.rule, [one]);
  }
  return grouped;
}

/** Which findings may follow from one, through whatever others: for the rest nothing changes when it comes or goes. */
function followersOf(
  { rule, subject }: Finding,
  findings: readonly Active[],
  rules: Rules,
): (finding: Finding) => boolean {
  const below = new Map<string, Set<string>>();
  const link = (cause: string, consequence: string) => {
    const known = below.get(cause);
    if (known) known.add(consequence);
    else below.set(cause, new Set([consequence]));
  };
  for (const [type, { consequenceOf }] of rules) for (const cause of consequenceOf) link(cause, type);
  for (const { own } of findings) if (own.cause) link(own.cause.rule, own.rule);
  const reached = new Set([rule]);
  for (const passed of reached) for (const next of below.get(passed) ?? []) reached.add(next);
  // Of its own rule, what is seen of the layer's whole split alone.
  return (other) => (other.rule === rule ? ofBatches(other.subject) === subject : reached.has(other.rule));
}

/** @param before What it followed from until now. */
function withCause(
  own: Finding,
  active: ByRule,
  rules: Rules,
  before: Finding['cause'] | undefined,
): Finding {
  const root = rootOf(own, active, rules, new Set([own.rule]));
  if (root && root.rule !== own.rule) return following(own, root);
  const cause = keptCause(own, before) ?? causeOfBatches(own, active);
  if (cause) return following(own, cause);
  const { cause: _own, ...bare } = own;
  return own.cause ? Object.freeze(bare) : own;
}

function following(own: Finding, root: NonNullable<Finding['cause']> & Pick<Finding, 'settings'>): Finding {
  const { cause: _own, set: _, settings = [], ...rest } = own;
  // Another rate is what makes it worse; and where the cause says what to set, that is what there is to set.
  const kept = root.settings?.length ? [] : settings.filter(({ layer }) => layer !== undefined);
  return Object.freeze({
    ...rest,
    ...(kept.length > 0 && { settings: kept }),
    cause: { rule: root.rule, subject: root.subject },
    remedy: `This follows from ${root.rule} (${root.subject}): mend that first, and look again.`,
  });
}

/** What explains a finding also once that has ended: of a fact, and of what came with it. */
function keptCause(own: Finding, before: Finding['cause'] | undefined): Finding['cause'] | undefined {
  return before && (own.fact === true || own.cause?.rule === before.rule) ? before : undefined;
}

/** `5.relu` of `5.relu (training split)`. */
const ofBatches = (subject: string): string => subject.replace(/ \(.*\)$/, '');

/** Of `5.relu (training split)`: what the finding of 5.relu follows from. */
function causeOfBatches(own: Finding, active: ByRule): Finding['cause'] | undefined {
  const subject = ofBatches(own.subject);
  if (subject === own.subject) return undefined;
  return active.get(own.rule)?.find(({ emitted }) => emitted.subject === subject)?.emitted.cause;
}

/** The cause that follows from no other, or undefined where nothing stands that explains it. */
function rootOf(finding: Finding, active: ByRule, rules: Rules, passed: Set<string>): Finding | undefined {
  if (finding.cause?.rule === finding.rule) return undefined;
  const { consequenceOf = [], causesComeFirst = false } = rules.get(finding.rule) ?? {};
  const measured = finding.cause ? [finding.cause.rule] : [];
  for (const rule of [...measured, ...consequenceOf]) {
    if (passed.has(rule)) continue;
    const cause = active
      .get(rule)
      ?.find(
        ({ own }) =>
          isCause(own, finding, passed, rules.get(rule)) &&
          !(causesComeFirst && rule !== measured[0] && own.since > finding.since),
      )?.own;
    if (!cause) continue;
    passed.add(rule);
    return rootOf(cause, active, rules, passed) ?? cause;
  }
  return undefined;
}

/** @param passed Rules on the way from the finding that is explained: what follows from one of them explains none. */
function isCause(
  cause: Finding,
  of: Finding,
  passed: ReadonlySet<string>,
  { lasts = false, causesAsRoot = false }: Partial<Consequential> = {},
): boolean {
  return (
    (cause.severity !== 'info' || of.severity === 'info' || wantsSame(cause, of)) &&
    !(causesAsRoot && cause.cause?.rule !== cause.rule) &&
    !(cause.cause && passed.has(cause.cause.rule)) &&
    !(cause.fact && !lasts && of.since > cause.since + explains)
  );
}

/** Whether two findings want the same of one option: then they are of one cause, however slight it looks. */
const wantsSame = ({ settings: one = [] }: Finding, { settings: other = [] }: Finding): boolean =>
  one.some(({ layer, option, value }) =>
    other.some((setting) => setting.layer === layer && setting.option === option && setting.value === value),
  );

import { latest } from '@weir/core';
import type { FindingChanged, Snapshot } from '@weir/core';
import { diagnosticKind, diagnosticKinds, ruleKind, ruleKinds } from '@weir/diagnostics';
import type { DiagnosticKind, RuleKind } from '@weir/diagnostics';
import { layerKind, layerKinds } from '@weir/nn/define';
import type { LayerKind } from '@weir/nn/define';
import type { AnyLayer } from '@weir/nn';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { printValue } from './errors/problem.ts';

/** Where in a configuration a kind of one's own can stand. */
export type ExtensionPlace = 'layer' | 'diagnostic' | 'rule';

const own = {
  layer: new Map<string, LayerKind>(),
  diagnostic: new Map<string, DiagnosticKind>(),
  rule: new Map<string, RuleKind>(),
};

/** The layers that a configuration can name, with what was added by `extendConfiguration`. */
export const knownLayers = (): readonly LayerKind[] => [...layerKinds(), ...own.layer.values()];

/** The diagnostics, likewise. */
export const knownDiagnostics = (): readonly DiagnosticKind[] => [
  ...(diagnosticKinds as readonly DiagnosticKind[]), // whose options their schemas check
  ...own.diagnostic.values(),
];

/** The health rules, likewise. */
export const knownRules = (): readonly RuleKind[] => [
  ...(ruleKinds as readonly RuleKind[]), // as above
  ...own.rule.values(),
];

/**
 * Lets configurations name a layer, diagnostic or health rule of one's own, from now on in this process.
 *
 * @param type The name in the configuration.
 * @param made A kind (`layerKind`, `diagnosticKind`, `ruleKind`), or a function without options that makes the layer or the
 *   operator.
 * @throws TypeError if it is neither.
 */
export function extendConfiguration(place: ExtensionPlace, type: string, made: unknown): void {
  if (placeOf(made) === place)
    own[place].set(type, { ...(made as object), type } as never); // a kind of that place
  else if (typeof made !== 'function') {
    throw new TypeError(
      `extendConfiguration: ${type} must be a ${place}Kind or a function that makes a ${place}, got ${made === undefined ? 'no such export' : typeof made}; check the name after #`,
    );
  } else if (place === 'layer') {
    own.layer.set(type, layerKind({ type, schema: {}, build: () => layerOf(type, made()) }));
  } else if (place === 'diagnostic') {
    const operator = () => operatorOf<unknown>(type, place, made());
    own.diagnostic.set(
      type,
      diagnosticKind({ type, schema: {}, defaultEvery: 100, operator, state: latest() }),
    );
  } else {
    const operator = (): OperatorFunction<Snapshot, FindingChanged> => {
      const rule = operatorOf<unknown>(type, place, made());
      return (snapshots$) =>
        snapshots$.pipe(
          rule,
          map((event) => findingOf(type, event)),
        );
    };
    own.rule.set(type, ruleKind({ type, schema: {}, operator }));
  }
}

const isLayer = (made: unknown): made is AnyLayer =>
  ((typeof made === 'object' && made !== null) || typeof made === 'function') &&
  'outputShape' in made &&
  typeof made.outputShape === 'function';

/** A layer that a function of one's own made. @throws TypeError if it is none. */
function layerOf(type: string, made: unknown): AnyLayer {
  if (isLayer(made)) return made;
  throw new TypeError(`${type} must make a layer, got ${printValue(made)}; return layer(…) of @weir/nn`);
}

/** An operator, likewise. */
function operatorOf<Event>(type: string, place: string, made: unknown): OperatorFunction<Snapshot, Event> {
  if (typeof made === 'function') return made as OperatorFunction<Snapshot, Event>; // what it emits is known once it does
  throw new TypeError(
    `${type} must make a ${place}, an operator of RxJS from snapshots, got ${printValue(made)}; return ${place === 'rule' ? 'findings(…) of @weir/diagnostics' : 'map(…) of rxjs'}`,
  );
}

/** What a rule emits. @throws TypeError if it is no finding. */
function findingOf(type: string, event: unknown): FindingChanged {
  if (typeof event === 'object' && event !== null && 'type' in event && event.type === 'finding')
    return event as FindingChanged; // as its type says
  throw new TypeError(
    `${type} must emit findings, got ${printValue(event)}; make it of findings(…) of @weir/diagnostics, or list it among diagnostics`,
  );
}

/** Adds every kind among a module's exports under its own name; returns the names. */
export function extendWithKinds(exports: object): readonly string[] {
  return Object.values(exports).flatMap((made: unknown) => {
    const place = placeOf(made);
    if (!place) return [];
    const { type } = made as { readonly type: string }; // a kind has one
    extendConfiguration(place, type, made);
    return [type];
  });
}

function placeOf(made: unknown): ExtensionPlace | undefined {
  if (typeof made !== 'object' || made === null || !('type' in made && 'schema' in made)) return undefined;
  if ('family' in made) return made.family === 'layer' ? 'layer' : undefined;
  if (!('operator' in made)) return undefined;
  return 'state' in made ? 'diagnostic' : 'rule';
}

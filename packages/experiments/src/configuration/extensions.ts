import { latest } from '@weir/core';
import type { FindingChanged, Snapshot } from '@weir/core';
import { diagnosticKind, diagnosticKinds, ruleKind, ruleKinds } from '@weir/diagnostics';
import type { DiagnosticKind, RuleKind } from '@weir/diagnostics';
import { layerKind, layerKinds } from '@weir/nn/define';
import type { LayerKind } from '@weir/nn/define';
import type { AnyLayer } from '@weir/nn';
import type { OperatorFunction } from 'rxjs';

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
    own.layer.set(type, layerKind({ type, schema: {}, build: () => made() as AnyLayer })); // its build is checked in use
  } else if (place === 'diagnostic') {
    const operator = () => made() as OperatorFunction<Snapshot, unknown>; // as above
    own.diagnostic.set(
      type,
      diagnosticKind({ type, schema: {}, defaultEvery: 100, operator, state: latest() }),
    );
  } else {
    const operator = () => made() as OperatorFunction<Snapshot, FindingChanged>; // as above
    own.rule.set(type, ruleKind({ type, schema: {}, operator }));
  }
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

import { knownDiagnostics, knownLayers, knownRules } from '../extensions.ts';
import { dataKinds } from '../../data/dataKinds.ts';
import type { Probe } from '@weir/diagnostics';
import { initializerKinds, lossKinds, optimizerKinds, scheduleKinds } from '@weir/nn/define';

/** Stands for a network and data that are not known yet. */
const anyProbe: Probe = { examples: Infinity, batchSize: 2, outputs: () => [] };

/** What checking needs of a kind, whatever it makes. */
export interface CheckedKind {
  readonly type: string;
  /** Of the options beside `type`; see `schemaOf`. */
  readonly schema: object;
  /** Where a kind needs nothing but its options: makes the thing, for what only making shows to be wrong. */
  readonly tryBuild?: (options: object) => unknown;
}

/** Kinds that can stand in the same place of a configuration. */
interface Family {
  /** What errors call one of them: `a layer`. */
  readonly one: string;
  readonly kinds: readonly CheckedKind[];
}

/** Everything that a configuration can name. Assembled from the modules' registries; nothing is listed here. */
export function families(): Families {
  const byOptionsAlone = (kinds: readonly BuiltKind[]): readonly CheckedKind[] =>
    kinds.map((kind) => ({ ...kind, tryBuild: (options) => kind.build(options) }));
  return {
    data: { one: 'a kind of data', kinds: dataKinds() },
    layer: { one: 'a layer', kinds: knownLayers() },
    initializer: { one: 'an initialiser', kinds: byOptionsAlone(initializerKinds()) },
    loss: { one: 'a loss', kinds: byOptionsAlone(lossKinds()) },
    optimizer: { one: 'an optimiser', kinds: byOptionsAlone(optimizerKinds()) },
    schedule: { one: 'a learning rate schedule', kinds: byOptionsAlone(scheduleKinds()) },
    diagnostic: {
      one: 'a diagnostic',
      kinds: knownDiagnostics().map((kind) => ({
        type: kind.type,
        schema: kind.schema,
        tryBuild: (options) => kind.operator(options, { probe: anyProbe }), // checked by that schema
      })),
    },
    rule: {
      one: 'a health rule',
      kinds: knownRules().map((kind) => ({
        type: kind.type,
        schema: kind.schema,
        tryBuild: (options) => kind.operator(options, {}), // checked by that schema
      })),
    },
  };
}

/** Name of a family: the place of a configuration that its kinds can stand in. */
export type FamilyName =
  'data' | 'layer' | 'initializer' | 'loss' | 'optimizer' | 'schedule' | 'diagnostic' | 'rule';
/** All families, by name. */
export type Families = Readonly<Record<FamilyName, Family>>;

interface BuiltKind {
  readonly type: string;
  readonly schema: object;
  build(options: unknown, context: void): unknown;
}

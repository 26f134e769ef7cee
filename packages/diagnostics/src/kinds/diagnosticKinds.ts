import type { DiagnosticKind } from './diagnosticKind.ts';
import * as diagnostics from '../measures/index.ts';

type Exported = (typeof diagnostics)[keyof typeof diagnostics];

/** The kinds among all that `measures/index.ts` exports. */
export type KnownDiagnosticKind = Extract<Exported, { readonly defaultEvery: number }>;

/** Name of a diagnostic, as in a configuration and in a `Measurement`. */
export type DiagnosticName = KnownDiagnosticKind['type'];

/** What each diagnostic measures, by its name: `Measurements['loss']`. */
export type Measurements = {
  readonly [Kind in KnownDiagnosticKind as Kind['type']]: Kind extends DiagnosticKind<
    Kind['type'],
    infer _Options,
    infer Value,
    infer _State
  >
    ? Value
    : never;
};

/** What is kept of each diagnostic's measurements, by its name: `States['loss']`. */
export type States = {
  readonly [Kind in KnownDiagnosticKind as Kind['type']]: Kind['state']['initial'];
};

/** Every diagnostic that a configuration can name. */
export const diagnosticKinds: readonly KnownDiagnosticKind[] = Object.values(diagnostics).filter(
  (exported): exported is KnownDiagnosticKind =>
    typeof exported === 'object' && exported !== null && 'defaultEvery' in exported,
);

/** Their names. */
export const diagnosticNames: readonly DiagnosticName[] = diagnosticKinds.map((kind) => kind.type);

/** What a configuration without a list of diagnostics gets. */
export const defaultDiagnostics: readonly { readonly type: DiagnosticName; readonly every: number }[] =
  diagnosticKinds
    .filter(({ byDefault }) => byDefault)
    .map((kind) => ({ type: kind.type, every: kind.defaultEvery }));

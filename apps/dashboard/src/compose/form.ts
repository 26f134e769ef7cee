/**
 * What can be entered into a configuration, as the worker makes it of the schemas that check one (`configurationForm` of
 * `@weir/experiments`, which the page does not carry).
 */
export interface Form {
  readonly keys: readonly FormOption[];
  readonly families: Readonly<Record<string, FormFamily>>;
  readonly defaultDiagnostics: readonly KindValue[];
}

/** Kinds that can stand in the same place. */
interface FormFamily {
  /** `a layer`. */
  readonly one: string;
  readonly kinds: readonly { readonly type: string; readonly options: readonly FormOption[] }[];
}

/** One option. */
export interface FormOption {
  readonly name: string;
  readonly field: FormField;
  /** What it can be, in words. */
  readonly can: string;
  readonly required: boolean;
  readonly default?: unknown;
}

/** What can be entered at one place. */
export type FormField =
  | { readonly is: 'number'; readonly integer: boolean }
  | { readonly is: 'choice'; readonly choices: readonly (string | number | boolean)[] }
  | { readonly is: 'text' }
  | { readonly is: 'kind'; readonly family: string }
  | { readonly is: 'kinds'; readonly family: string }
  | { readonly is: 'options'; readonly options: readonly FormOption[] }
  | { readonly is: 'list'; readonly of: FormField }
  | { readonly is: 'either'; readonly of: readonly FormField[] }
  | { readonly is: 'json' };

/** `{type, …}` as it stands in a configuration. */
interface KindValue {
  readonly type: string;
  readonly [option: string]: unknown;
}

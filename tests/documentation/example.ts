/** A piece of code that a reader sees in a README or a doc block. */
export interface Example {
  /** Where it stands: `packages/nn/src/layers/relu.ts, 1`. */
  readonly title: string;
  /** `packages/nn`: what that package exports, an example in a doc block need not import. */
  readonly folder: string;
  readonly code: string;
  /** Whether it must import all that it uses, as in a README. */
  readonly isWhole: boolean;
}

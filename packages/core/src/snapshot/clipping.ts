/** A limit on gradients: on the norm of all together, or on each value. */
export type ClippingLimit = { readonly norm: number } | { readonly value: number };

/** What clipping did to the gradients of one step. */
export interface Clipping {
  readonly limit: ClippingLimit;
  /** `√(Σ g²)` of the gradients of all parameters that are not frozen, before they were clipped. */
  readonly gradientNorm: number;
  /** Share of the values that were changed: by a limit on the norm all (1) or none (0). */
  readonly clipped: number;
}

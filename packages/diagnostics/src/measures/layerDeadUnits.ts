/** The units of one layer that pass no gradient back, whichever example comes. */
export interface LayerDeadUnits {
  readonly name: string;
  readonly kind: string;
  /** Width of the layer. */
  readonly units: number;
  /** Indices of the dead ones, ascending. */
  readonly dead: readonly number[];
}

/** The dead units of all layers looked at, at one step: what `deadUnits` emits. */
export interface DeadUnits {
  readonly step: number;
  /** Layers whose kind can die: tanh, sigmoid, relu, elu. A leakyRelu cannot. */
  readonly layers: readonly LayerDeadUnits[];
}

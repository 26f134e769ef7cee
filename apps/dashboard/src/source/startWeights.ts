/** A file whose tensors a network starts with, in the place of those that its seed draws. */
export interface StartWeights {
  /** A safetensors file that this browser keeps. */
  readonly file: string;
  /** How it lays its tensors out. Default as it says itself, else Weir's. */
  readonly layout?: 'weir' | 'torch';
  /** What it calls a parameter, by its name: `{"2.linear.weight": "fc1.weight"}`. Default the same name. */
  readonly names?: Readonly<Record<string, string>>;
}

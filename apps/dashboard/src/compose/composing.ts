import type { Component } from 'svelte';
import type { ComposeProblem, OutlinedLayer } from './composeMessages.ts';
import type { ControlProps } from './controlProps.ts';
import type { Help } from './documented.ts';
import type { Edit } from './edited.ts';
import type { Form } from './form.ts';
import type { Path } from './path.ts';

/** What every part of the composer shares, under the context of this name. */
export interface Composing {
  readonly form: Form;
  readonly help: Help;
  /** What takes any field: by this way, as fields are within fields and files are not to be within each other. */
  readonly Control: Component<ControlProps>;
  /** What is wrong at a place itself; within it too, where nothing of it is drawn. */
  problemsAt(path: Path, within?: boolean): readonly ComposeProblem[];
  outlineAt(path: Path): OutlinedLayer | undefined;
  /** Changes the configuration, and with it its text. */
  edit(edit: Edit): void;
  /** Says something to a reader who does not see it. */
  announce(words: string): void;
}

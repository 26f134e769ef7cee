import { BehaviorSubject } from 'rxjs';

/** A layer, or a unit of one. */
export interface Chosen {
  readonly layer: string;
  readonly unit?: number;
}

/** What is looked at in all panels of a run; undefined where nothing is chosen. */
export type Choice = BehaviorSubject<Chosen | undefined>;

/** A choice, at first of what is given. */
export const newChoice = ({ layer, unit }: Partial<Chosen> = {}): Choice =>
  new BehaviorSubject(layer === undefined ? undefined : chosenOf(layer, unit));

/** A layer, with one of its units where there is one. */
export const chosenOf = (layer: string, unit?: number): Chosen =>
  unit === undefined ? { layer } : { layer, unit };

/** Chooses a layer, or nothing where it was chosen already. */
export function toggleLayer(choice: Choice, layer: string): void {
  choice.next(choice.value?.layer === layer ? undefined : { layer });
}

/** Chooses a unit, or its layer alone where it was chosen already. */
export function toggleUnit(choice: Choice, layer: string, unit: number): void {
  const { value } = choice;
  choice.next(value?.layer === layer && value.unit === unit ? { layer } : { layer, unit });
}

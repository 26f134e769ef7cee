import { BehaviorSubject } from 'rxjs';

/** The layer that is looked at in all panels of a run; undefined where none is chosen. */
export type LayerChoice = BehaviorSubject<string | undefined>;

/** A choice of a layer, at first of none. */
export const layerChoice = (layer?: string): LayerChoice => new BehaviorSubject(layer);

/** Chooses a layer, or none where it was chosen already. */
export function toggleLayer(choice: LayerChoice, layer: string): void {
  choice.next(choice.value === layer ? undefined : layer);
}

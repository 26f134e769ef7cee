import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Shape } from '../shapes/shape.ts';
import type { ShapeMap } from '../shapes/shapeMap.ts';
import type { Signal } from '../signals/signal.ts';
import type { AnyLayer, Layer } from './layer.ts';

/** Makes a layer callable as the stream operator that it is. */
export function operator<In extends Shape, Map extends ShapeMap>(layer: AnyLayer): Layer<In, Map> {
  const through = (signal: Signal) => layer.through(signal);
  const call = (source: Observable<Signal>) => source.pipe(map(through));
  // Widths exist only at compile time, where the caller states them.
  return Object.assign(call, layer) as unknown as Layer<In, Map>;
}

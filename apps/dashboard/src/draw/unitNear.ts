import type { View } from 'vega';
import type { Chosen } from '../select/choice.ts';
import { plotOrigin } from './plotOrigin.ts';

/** What is looked at of an item in a view's scene, whose types leave most of it out. */
interface Item {
  readonly datum?: Partial<Chosen>;
  readonly x?: number;
  readonly y?: number;
  readonly bounds?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  readonly marktype?: string;
  readonly items?: readonly Item[];
}

/** How far a pointer may be beside a thin line, in pixels. */
const reach = 5;

/** The unit whose line lies nearest to a place of a drawn view, in pixels from its left and top; undefined where none is near. */
export function unitNear(view: View, x: number, y: number): Required<Chosen> | undefined {
  const [left, top] = plotOrigin(view);
  let best: { readonly datum: Required<Chosen>; readonly away: number } | undefined;
  const visit = ({ marktype, items = [] }: Item, across: number, down: number): void => {
    for (const item of items) {
      if (marktype === 'group') {
        const inner = [across - (item.x ?? 0), down - (item.y ?? 0)] as const;
        for (const mark of item.items ?? []) visit(mark, ...inner);
      } else if (marktype === 'rule' && item.bounds) {
        const { layer, unit } = item.datum ?? {};
        if (layer === undefined || unit === undefined) continue; // of an axis
        const { x1, y1, x2, y2 } = item.bounds;
        const away = Math.hypot(Math.max(x1 - across, 0, across - x2), Math.max(y1 - down, 0, down - y2));
        if (away <= reach && away < (best?.away ?? Infinity)) best = { datum: { layer, unit }, away };
      }
    }
  };
  const { root } = view.scenegraph() as unknown as { readonly root: Item }; // its types leave it out
  visit(root, x - left, y - top);
  return best?.datum;
}

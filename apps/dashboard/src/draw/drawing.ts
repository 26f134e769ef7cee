import type { View } from 'vega';
import type { Config, TopLevelSpec } from 'vega-lite';
import { hasSteps, timeAxisOf } from '../time/timeAxis.ts';
import type { TimeAxis } from '../time/timeAxis.ts';
import type { Chosen } from '../select/choice.ts';
import { chosenLayer, chosenUnit } from '../select/emphasised.ts';
import { setOff } from '../select/setOff.ts';
import type { LayerColors } from './layerColors.ts';
import { asImage } from './asImage.ts';
import { unitNear } from './unitNear.ts';
import { imageAtOnce } from './imageAtOnce.ts';
import { mapAxesOf } from './mapAxes.ts';
import type { MapAxes } from './mapAxes.ts';
import { lastStep, pageSpec } from './pageSpec.ts';
import { isEmpty } from './picture.ts';
import type { Drawable } from './picture.ts';

/** How a picture is to look. */
export interface Look {
  readonly theme: Config;
  readonly colors: LayerColors;
  /** Twice as tall as the chart is made. */
  readonly tall?: boolean;
}

/** Draws pictures into an element, one after the other. */
export interface Drawing {
  /** @returns what the drawing took, in milliseconds. */
  draw(picture: Drawable, look: Look): Promise<number>;
  /** Sets off a layer, or a unit, from the others, in what is drawn and what will be, where there is anything of it; undefined for none. */
  emphasise(chosen: Chosen | undefined): void;
  /** The unit whose line lies nearest to a place, in pixels from the left and the top; undefined where none is near. */
  unitNear(x: number, y: number): Required<Chosen> | undefined;
  /** Where the steps lie in what was drawn last; undefined of a chart without. */
  timeAxis(): TimeAxis | undefined;
  /** Where the cells lie of a map that was drawn last; undefined of any other chart. */
  mapAxes(): MapAxes | undefined;
  /** Frees the View and what it listens to. */
  finalize(): void;
}

/**
 * A View lasts as long as its chart and look, and is given new data; it is made with the first rows, as scales have no
 * extent without. A picture without rows is not drawn.
 */
export function drawing(host: HTMLElement): Drawing {
  let view: View | undefined;
  let chart: Drawable['chart'] | undefined;
  let look: Look | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  let chosen: Chosen | undefined;
  let rows: Drawable['rows'] = [];
  const choose = (drawn: View): View => {
    const { layer, unit } = setOff(rows, chosen, [...(look?.colors.keys() ?? [])]);
    return drawn.signal(chosenLayer, layer).signal(chosenUnit, unit);
  };

  async function render(next: Drawable, wanted: Look): Promise<number> {
    if (closed || isEmpty(next)) return 0;
    const from = performance.now();
    const picture = asImage(next, wanted.theme);
    rows = picture.rows;
    if (!view || isOther(next, wanted)) {
      view?.finalize();
      view = undefined;
      const made = await madeView(pageSpec(picture.chart, wanted.theme, wanted.colors, wanted.tall));
      if (closed) return 0;
      view = made.initialize(host);
      [chart, look] = [next.chart, wanted];
    }
    if (hasSteps(next.chart.spec)) view.signal(lastStep, next.step ?? null);
    choose(view);
    await view.data(next.chart.name, [...rows]).runAsync();
    return performance.now() - from;
  }

  const isOther = (next: Drawable, wanted: Look) =>
    chart !== next.chart ||
    look?.theme !== wanted.theme ||
    look.colors !== wanted.colors ||
    (look.tall ?? false) !== (wanted.tall ?? false);

  return {
    draw(next, wanted) {
      const drawn = queue.then(() => render(next, wanted));
      queue = drawn.catch(() => {});
      return drawn;
    },
    emphasise(wanted) {
      if (chosen === wanted) return;
      chosen = wanted;
      queue = queue.then(() => view && choose(view).runAsync()).catch(() => {}); // drawing tells what is wrong
    },
    unitNear: (x, y) => view && unitNear(view, x, y),
    timeAxis: () => (view && chart && hasSteps(chart.spec) ? timeAxisOf(view) : undefined),
    mapAxes: () => (view && chart?.image ? mapAxesOf(view) : undefined),
    finalize() {
      closed = true;
      view?.finalize();
      view = undefined;
      host.replaceChildren();
    },
  };
}

/** Vega is large, and fetched after the page's first paint. */
const vega = () => import('./vega.ts');

/** Fetches what drawing needs while the first measurements are on their way; a failure is thrown where something is drawn. */
export function prepareDrawing(): void {
  vega().catch(() => {});
}

async function madeView(spec: TopLevelSpec): Promise<View> {
  const { View, parse, compile } = await vega();
  const view = new View(parse(imageAtOnce(compile(spec).spec)), { renderer: 'svg', hover: false });
  // All rows are new each time: the 10,000 past marks that Vega keeps would be some 10 MB a chart. Its types leave it out.
  return Object.assign(view, { cleanThreshold: 200 });
}

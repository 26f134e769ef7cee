import { neutral } from '@weir/charts';

/** Name of a chart's parameter that holds the layer chosen: null for none. */
export const chosenLayer = 'chosenLayer';

/** Name of its parameter that holds the unit chosen of that layer: null for none. */
export const chosenUnit = 'chosenUnit';

/** How much fainter what belongs to another layer than the one chosen is drawn. */
const faint = 0.12;

/** A spec of one mark, as far as it matters here. */
interface Unit {
  readonly mark: unknown;
  readonly encoding: Readonly<Record<string, unknown>>;
}

/**
 * The same spec, which is plain data, with what belongs to a layer, or to a unit, drawn faint while another is chosen; where layers are
 * places along an axis, the chosen one's has a ring.
 */
export function emphasised<Spec>(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (_key, value: unknown) => {
    if (!isUnit(value)) return value;
    if (isOfLayers(value.encoding['color'])) return faintOfOthers(value);
    if (isOfLayers(value.encoding['x'])) return { layer: [value, ringOf(value)] };
    return value;
  });
}

function faintOfOthers({ mark, encoding, ...rest }: Unit): Unit {
  const own = encoding['opacity'];
  const opacity = own ?? { value: opacityOf(mark) };
  const most = own ? 1 : opacityOf(mark);
  const condition = {
    test: `${chosenLayer} !== null && (datum.layer !== ${chosenLayer}${ofUnits(encoding) ? ` || (${chosenUnit} !== null && datum.unit !== ${chosenUnit})` : ''})`,
    value: faint * most,
  };
  return { ...rest, mark, encoding: { ...encoding, opacity: { ...opacity, condition } } };
}

/** Whether each mark stands for a unit. */
const ofUnits = (encoding: Unit['encoding']): boolean =>
  Object.values(encoding).some(
    (channel) =>
      typeof channel === 'object' && channel !== null && 'field' in channel && channel.field === 'unit',
  );

const opacityOf = (mark: unknown): number =>
  typeof mark === 'object' && mark !== null && 'opacity' in mark ? Number(mark.opacity) : 1;

const ringOf = ({ encoding }: Unit) => ({
  transform: [{ filter: `datum.layer === ${chosenLayer}` }],
  mark: { type: 'point', shape: 'circle', size: 260, filled: false, strokeWidth: 2.5, color: neutral },
  encoding: { x: encoding['x'], y: encoding['y'] },
});

function isUnit(value: unknown): value is Unit {
  return (
    typeof value === 'object' &&
    value !== null &&
    'mark' in value &&
    'encoding' in value &&
    typeof value.encoding === 'object'
  );
}

const isOfLayers = (channel: unknown): boolean =>
  typeof channel === 'object' && channel !== null && 'field' in channel && channel.field === 'layer';

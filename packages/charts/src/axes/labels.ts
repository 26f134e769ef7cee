/** How an axis of shares prints them, as all else does: `25 %`. */
export const percentLabels = { labelExpr: "format(100 * datum.value, '.0f') + ' %'" } as const;

const number = (least: number) =>
  `(datum.value != 0 && (abs(datum.value) >= 1e5 || abs(datum.value) < ${0.9995 * least}) ? replace(format(datum.value, '.2~e'), 'e+', 'e') : format(datum.value, ',.4~r'))`;

/** How an axis of any numbers prints them: `0.0005`, `2.75`, `12,500`, and in powers of ten what is smaller or larger: `5e-8`, `1e35`. */
export const numberLabels = { labelExpr: number(1e-5) } as const;

/**
 * How a logarithmic axis prints its numbers, all in one way: `0.0008`, `0.001`, `500`; `1e-4` where it reaches below 1e-5.
 * Where it is longer than a few ticks, those that Vega chooses, nearest above each power of ten, as others would take the
 * room of the powers of ten themselves.
 */
export const logLabels = {
  labelExpr: `datum.label == '' && domain('y')[1] > 3 * domain('y')[0] ? '' : domain('y')[0] < 1e-5 ? ${number(1e-3)} : ${number(1e-5)}`,
} as const;

/**
 * How an axis names layers: a long name without the kinds of what the layer is inside of, `0.1.2.relu` of
 * `0.parallel.1.sequential.2.relu`, where cutting its end off would leave neighbours alike.
 */
export const layerLabels = {
  labelExpr:
    "length(datum.label) > 18 ? replace(datum.label, regexp('([0-9]+[.])[A-Za-z]\\\\w*[.](?=[0-9])', 'g'), '$1') : datum.label",
} as const;

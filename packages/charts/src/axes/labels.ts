/**
 * How an axis of sizes prints them, as the tables below it do: `0.3`, `1`, `20`, and in powers of ten what is smaller or
 * larger: `3.0e-4`, `1.0e3`. Vega's own `.1e` has `1.0e+0` for 1.
 */
export const sizeLabels = {
  labelExpr:
    "abs(datum.value) >= 0.000995 && abs(datum.value) < 99.5 ? format(datum.value, '.2~r') : replace(format(datum.value, '.1e'), 'e+', 'e')",
} as const;

/** How an axis of shares prints them, as all else does: `25 %`. */
export const percentLabels = { labelExpr: "format(100 * datum.value, '.0f') + ' %'" } as const;

/**
 * How an axis of any numbers prints them: `2.75`, `12,500`, and in powers of ten from 100,000 on and below `least`: `1e35`,
 * `1e-8`.
 *
 * @param least Lower where ticks are a sum apart and not a factor: `0.0005` beside `0.001`.
 */
export const numberLabels = (least: 1e-3 | 1e-5) =>
  ({
    labelExpr: `datum.value != 0 && (abs(datum.value) >= 1e5 || abs(datum.value) < ${0.9995 * least}) ? replace(format(datum.value, '.2~e'), 'e+', 'e') : format(datum.value, ',.4~r')`,
  }) as const;

/**
 * How an axis names layers: a long name without the kinds of what the layer is inside of, `0.1.2.relu` of
 * `0.parallel.1.sequential.2.relu`, where cutting its end off would leave neighbours alike.
 */
export const layerLabels = {
  labelExpr:
    "length(datum.label) > 18 ? replace(datum.label, regexp('([0-9]+[.])[A-Za-z]\\\\w*[.](?=[0-9])', 'g'), '$1') : datum.label",
} as const;

/**
 * How an axis of sizes prints them, as the tables below it do: `0.3`, `1`, `20`, and in powers of ten what is smaller or
 * larger: `3.0e-2`, `1.0e3`. Vega's own `.1e` has `1.0e+0` for 1.
 */
export const sizeLabels = {
  labelExpr:
    "abs(datum.value) >= 0.0995 && abs(datum.value) < 99.5 ? format(datum.value, '.2~r') : replace(format(datum.value, '.1e'), 'e+', 'e')",
} as const;

/** How an axis of shares prints them, as all else does: `25 %`. */
export const percentLabels = { labelExpr: "format(100 * datum.value, '.0f') + ' %'" } as const;

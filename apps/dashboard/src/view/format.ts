import { meanFigure } from '@weir/diagnostics';

const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** What stands for a number that is not known yet. */
const unknown = '–';

/** `12,300`. */
export function count(value: number | undefined): string {
  return value === undefined ? unknown : counts.format(value);
}

/** `1 example`, `12,300 examples`. */
export function counted(value: number, one: string): string {
  return `${count(value)} ${one}${value === 1 ? '' : 's'}`;
}

/** Four decimals, as the lecture prints losses: `2.1046`; `0` is no loss at all. Large ones in fewer, and those and very small ones in powers of ten: `8.064e6`. */
export function loss(value: number | null | undefined): string {
  if (value === undefined || value === null) return unknown;
  if (!Number.isFinite(value)) return 'not finite';
  // Nothing at all, or below it by rounding alone, as a divergence of 0 can be: four zeros would say that it was rounded.
  if (value === 0 || (value < 0 && value > -5e-5)) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e5 || (magnitude > 0 && magnitude < 1e-3)) return short(value.toExponential(3));
  return short(value.toFixed(magnitude >= 100 ? 2 : 4));
}

const short = (text: string) => text.replace('e+', 'e').replace('-', '−').replace('e−', 'e-');

/** As short as four digits allow: `0.1`, `0.0125`, `3e-7`. */
export function rate(value: number | undefined): string {
  return value === undefined ? unknown : short(String(Number(value.toPrecision(4))));
}

/** A mean with as many digits as its std gives a meaning to: `54.12`, `−1,700,000,123.46`. */
export const mean = (value: number, std: number): string => short(meanFigure(value, std));

/** `+0.0123`, `−1.2000`; large ones in powers of ten. */
export function signed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return unknown;
  if (Math.abs(value) >= 1e5) return short(`${value < 0 ? '' : '+'}${value.toExponential(2)}`);
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text; // −0.00 would say something of nothing
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** Three significant digits, so that gradients of every size line up: `0.652`, `2.41e-4`. */
export function statistic(value: number | null | undefined): string {
  if (value === undefined || value === null || !Number.isFinite(value)) return unknown;
  const magnitude = Math.abs(value);
  const text =
    magnitude === 0 || (magnitude >= 0.001 && magnitude < 1e4)
      ? value.toPrecision(3)
      : value.toExponential(1);
  return short(text);
}

/** Of a share between 0 and 1: `2.4 %`. */
export function percent(share: number | undefined): string {
  return share === undefined ? unknown : `${(100 * share).toFixed(1)} %`;
}

/** `1 min 20 s`, of a time that is left. */
export function duration(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return unknown;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** What stands in the place of a number that there is none of: of NaN, of an infinity, of a recorded null. */
const notFinite = 'not finite';

/** C's `%.<digits>e`: `2.640702e-03`. */
export function exponential(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return notFinite;
  const [mantissa, exponent = '0'] = value.toExponential(digits).split('e');
  const power = Number(exponent);
  if (Number.isNaN(power) || mantissa === undefined) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** C's `%+.<digits>f`: `+0.00`, `-0.00`. */
export function signed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return notFinite;
  const text = value.toFixed(digits);
  return text.startsWith('-') || Object.is(value, -0) ? text.replace(/^(?!-)/, '-') : `+${text}`;
}

/** C's `%.<digits>f`; four figures of what would take more than ten characters: `1.628e+11`. */
export function fixed(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return notFinite;
  return Math.abs(value) < 1e5 ? value.toFixed(digits) : value.toPrecision(4);
}

/** A loss: `2.1046`; in powers of ten where four decimals would say too little: `1.049e-5`. */
export function loss(value: number): string {
  if (value > 0 && value < 1e-3) return value.toExponential(3);
  return fixed(value).replace(/^-(?=0\.0*$)/, ''); // below 0 by rounding alone, as a divergence of 0 can be, it is 0
}

/** `2.78%` of a share of 0.0278. */
export const percent = (share: number): string =>
  Number.isFinite(share) ? `${(share * 100).toFixed(2)}%` : notFinite;

/** `1,234`. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en');

/** `1 step`, `1,234 steps`. */
export const counted = (value: number, one: string): string =>
  `${grouped(value)} ${one}${value === 1 ? '' : 's'}`;

/** `0:07`, `12:34`, `1:02:03`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-:--';
  const whole = Math.max(0, Math.round(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

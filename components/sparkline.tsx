import './sparkline.css';

const WIDTH = 120;
const HEIGHT = 28;
const INSET = 3;

/** An SVG path through the points; a missing one lifts the pen. */
export function sparkPath(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  let down = false;
  return values
    .map((value, index) => {
      if (value === null) {
        down = false;
        return '';
      }
      const x = (index / Math.max(1, values.length - 1)) * WIDTH;
      const y = HEIGHT - INSET - ((value - low) / range) * (HEIGHT - 2 * INSET);
      const point = `${down ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      down = true;
      return point;
    })
    .join('');
}

/** The recent course of a value; its scale is its own. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  if (values.filter((value) => value !== null).length < 2) return null;
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={sparkPath(values)} />
    </svg>
  );
}

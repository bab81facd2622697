/** Where the legend chip stands in its pane: css px from the left and from the bottom, always fully inside. */
export interface ChipPlace {
  readonly left: number;
  readonly bottom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Clear of a chart's own legend, which stands top left; candles seldom reach the lower corner. */
export const FIRST_PLACE: ChipPlace = { left: 10, bottom: 8 };

const MARGIN = 4;
const STEP = 8;
const LEAP = 48;
const GAP = 6; // between the chip and its readout

function within(value: number, room: number): number {
  return Math.max(MARGIN, Math.min(value, room - MARGIN));
}

export function clampedPlace(place: ChipPlace, chip: Extent, pane: Extent): ChipPlace {
  return {
    left: within(place.left, pane.width - chip.width),
    bottom: within(place.bottom, pane.height - chip.height),
  };
}

/** An arrow key's move; undefined for other keys. */
export function movedByKey(place: ChipPlace, key: string, far: boolean): ChipPlace | undefined {
  const step = far ? LEAP : STEP;
  if (key === 'ArrowLeft') return { ...place, left: place.left - step };
  if (key === 'ArrowRight') return { ...place, left: place.left + step };
  if (key === 'ArrowUp') return { ...place, bottom: place.bottom + step };
  if (key === 'ArrowDown') return { ...place, bottom: place.bottom - step };
  return undefined;
}

/** Above the chip where there is room, else beside it, else below; over its lower part where there is none at all. */
export function readoutPlace(chip: ChipPlace & Extent, readout: Extent, pane: Extent): ChipPlace {
  const { left, bottom, width, height } = chip;
  const above = clampedPlace({ left, bottom: bottom + height + GAP }, readout, pane);
  const right = clampedPlace({ left: left + width + GAP, bottom }, readout, pane);
  const before = clampedPlace({ left: left - GAP - readout.width, bottom }, readout, pane);
  const below = clampedPlace({ left, bottom: bottom - GAP - readout.height }, readout, pane);
  if (above.bottom >= bottom + height) return above;
  if (right.left >= left + width) return right;
  if (before.left + readout.width <= left) return before;
  if (below.bottom + readout.height <= bottom) return below;
  return clampedPlace({ left, bottom }, readout, pane);
}

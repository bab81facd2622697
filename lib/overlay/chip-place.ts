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

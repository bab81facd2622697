/** Moves the chip by pointer and by keyboard, inside its pane; the place it ends at is told once the hand rests. */
import { type ChipPlace, clampedPlace, type Extent, FIRST_PLACE, movedByKey } from '../chip-place';
import { onUser } from './elements';
import { Later } from './later';

const SLIP = 4; // css px: a hand that presses is not quite still
const REST = 400; // ms

export class ChipMover {
  /** Where the chip was asked to stand. */
  private place: ChipPlace = FIRST_PLACE;
  private standing: ChipPlace = FIRST_PLACE;
  private moved = false;
  private readonly later = new Later();

  constructor(
    private readonly element: HTMLElement,
    private readonly paneExtent: () => Extent,
    private readonly tell: (place: ChipPlace) => void,
    /** A press that was no drag. */
    private readonly pressed: (on: Element) => void,
  ) {
    onUser(element, 'pointerdown', (event) => this.drag(event));
  }

  /** Stands above what the page shows in its corner, until the user moves it. */
  raise(above: number): void {
    const bottom = FIRST_PLACE.bottom + above;
    if (this.moved || bottom === this.place.bottom) return;
    this.place = { ...this.place, bottom };
    this.settle();
  }

  /** The remembered place, unless the user is moving it now. */
  restore(place: ChipPlace): void {
    if (this.later.pending || (place.left === this.place.left && place.bottom === this.place.bottom)) return;
    this.place = place;
    this.moved = true;
    this.settle();
  }

  /** Keeps the place the user chose, and stands as near to it as the pane allows. Makes the page lay itself out. */
  settle(): void {
    this.standing = clampedPlace(this.place, this.extent, this.paneExtent());
    this.element.style.setProperty('left', `${this.standing.left}px`);
    this.element.style.setProperty('bottom', `${this.standing.bottom}px`);
  }

  /** Where it stands, and how large it is. */
  get box(): ChipPlace & Extent {
    return { ...this.standing, ...this.extent };
  }

  /** Whether the key was one that moves. */
  key(key: string, far: boolean): boolean {
    const place = movedByKey(this.standing, key, far);
    if (place) this.moveTo(place);
    return place !== undefined;
  }

  private get extent(): Extent {
    return { width: this.element.offsetWidth, height: this.element.offsetHeight };
  }

  private moveTo(place: ChipPlace): void {
    this.place = place;
    this.moved = true;
    this.settle();
    const { left, bottom } = this.standing;
    this.place = { left: Math.round(left), bottom: Math.round(bottom) };
    this.later.run(REST, () => this.tell(this.place));
  }

  private drag(down: PointerEvent): void {
    const on = down.target as Element;
    if (down.button !== 0 || on.closest('button, label')) return;
    const { element } = this;
    const from = this.standing;
    const ended = new AbortController();
    const { signal } = ended;
    let dragged = false;
    element.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent): void => {
      const right = event.clientX - down.clientX;
      const upward = down.clientY - event.clientY;
      dragged ||= Math.hypot(right, upward) >= SLIP;
      if (dragged) this.moveTo({ left: from.left + right, bottom: from.bottom + upward });
    };
    onUser(element, 'pointermove', move, { signal });
    onUser(element, 'pointercancel', () => ended.abort(), { signal });
    onUser(
      element,
      'pointerup',
      () => {
        ended.abort();
        if (!dragged) this.pressed(on);
      },
      { signal },
    );
  }
}

/** The legend: which market, how fresh, what the bands mean, or why there are none. Text nodes only. */
import type { Settings } from '../protocol/settings';
import type { Status } from '../protocol/snapshot';
import { type ChipPlace, clampedPlace, type Extent, FIRST_PLACE, movedByKey } from './chip-place';
import { CHIP_STYLE } from './chip-style';
import { colourOf, rgba } from './palette';

export interface ChipText {
  readonly symbol: string;
  readonly venue: string;
  readonly age: string;
  readonly status: Status | 'off';
  readonly statusWord: string;
  /** Why nothing is painted, or what is left out; empty when all is shown. */
  readonly notice: string;
  readonly palette: Settings['palette'];
  /** Whether bands are on the chart, so that their key is of use. */
  readonly painted: boolean;
}

export interface ChipWords {
  readonly name: string;
  readonly fold: string;
  readonly unfold: string;
  readonly weak: string;
  readonly strong: string;
  readonly shorts: string;
  readonly longs: string;
  readonly advice: string;
}

const SLIP = 4; // css px: a hand that presses is not quite still

function gradientOf(palette: Settings['palette']): string {
  const stops = [0, 0.25, 0.5, 0.75, 1].map((at) => rgba(colourOf(palette, at), 1));
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CHIP_STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = root.ownerDocument.createElement('style'); // where constructed sheets are closed to content scripts
    style.textContent = CHIP_STYLE;
    root.append(style);
  }
}

export class LegendChip {
  private readonly element: HTMLElement;
  private readonly parts: Readonly<
    Record<'head' | 'symbol' | 'venue' | 'age' | 'status' | 'notice' | 'key' | 'bar', HTMLElement>
  >;
  private readonly fold: HTMLButtonElement;
  private place: ChipPlace = FIRST_PLACE;
  private moved = false;
  private shown = '';

  constructor(
    root: ShadowRoot,
    private readonly words: ChipWords,
    private readonly paneExtent: () => Extent,
  ) {
    const make = (tag: string, name: string, ...children: (Node | string)[]): HTMLElement => {
      const element = root.ownerDocument.createElement(tag);
      element.className = name;
      element.append(...children);
      return element;
    };
    const part = (tag: string, name: string) => make(tag, name);
    this.parts = {
      head: part('header', 'head'),
      symbol: part('strong', 'symbol'),
      venue: part('span', 'venue'),
      age: part('span', 'age'),
      status: part('span', 'status'),
      notice: part('p', 'notice'),
      bar: part('i', 'bar'),
      key: part('div', 'key'),
    };
    this.fold = make('button', 'fold') as HTMLButtonElement;
    this.fold.type = 'button';
    this.parts.key.append(
      make('div', 'row', make('span', '', words.weak), this.parts.bar, make('span', '', words.strong)),
      make(
        'div',
        'row',
        make('span', 'side', make('i', 'swatch short'), words.shorts),
        make('span', 'side', make('i', 'swatch long'), words.longs),
      ),
    );
    const { head, status, symbol, venue, age } = this.parts;
    head.append(status, symbol, venue, age, this.fold);
    this.element = make(
      'section',
      'chip',
      head,
      this.parts.notice,
      this.parts.key,
      make('footer', 'advice', words.advice),
    );
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', words.name);
    this.element.hidden = true;
    this.setFolded(true);
    addStyle(root);
    root.append(this.element);
    this.listen();
  }

  /** A new age alone is written where it stands; anything else may need another place. */
  show(text: ChipText, pane: string): void {
    const wanted = JSON.stringify([{ ...text, age: '' }, pane]);
    this.parts.age.textContent = text.age;
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.element.hidden = false;
    this.write(text);
    this.settle(this.place);
  }

  hide(): void {
    this.shown = '';
    this.element.hidden = true;
  }

  /** Stands above what the page shows in its corner, until the user moves it. */
  raise(above: number): void {
    const bottom = FIRST_PLACE.bottom + above;
    if (this.moved || bottom === this.place.bottom) return;
    this.place = { ...this.place, bottom };
    this.settle(this.place);
  }

  private write(text: ChipText): void {
    const { symbol, venue, status, notice, key, bar } = this.parts;
    symbol.textContent = text.symbol;
    venue.textContent = text.venue;
    status.textContent = text.statusWord;
    status.dataset['status'] = text.status;
    notice.textContent = text.notice;
    notice.hidden = text.notice === '';
    this.element.classList.toggle('mild', text.painted);
    this.element.title = text.painted ? text.notice : '';
    key.hidden = !text.painted;
    bar.style.setProperty('background', gradientOf(text.palette));
  }

  private setFolded(folded: boolean): void {
    this.element.classList.toggle('folded', folded);
    this.fold.setAttribute('aria-label', folded ? this.words.unfold : this.words.fold);
    this.fold.setAttribute('aria-expanded', String(!folded));
  }

  /** Keeps the place the user chose, and stands as near to it as the pane allows. */
  private settle(place: ChipPlace): ChipPlace {
    const chip = { width: this.element.offsetWidth, height: this.element.offsetHeight };
    const inside = clampedPlace(place, chip, this.paneExtent());
    this.element.style.setProperty('left', `${inside.left}px`);
    this.element.style.setProperty('bottom', `${inside.bottom}px`);
    return inside;
  }

  private listen(): void {
    const { element } = this;
    this.fold.addEventListener('click', () => this.turn());
    element.addEventListener('keydown', (event) => {
      const moved = movedByKey(this.place, event.key, event.shiftKey);
      const turned = event.key === 'Enter' && event.target === element;
      if (!moved && !turned) return;
      event.preventDefault();
      event.stopPropagation();
      if (moved) this.moveTo(moved);
      else this.turn();
    });
    element.addEventListener('pointerdown', (event) => this.drag(event));
    for (const type of ['mousedown', 'touchstart', 'wheel', 'click', 'dblclick'] as const) {
      element.addEventListener(type, (event) => event.stopPropagation(), { passive: true }); // the chart must not pan
    }
  }

  private turn(): void {
    this.setFolded(!this.element.classList.contains('folded'));
    this.settle(this.place);
  }

  private moveTo(place: ChipPlace): void {
    this.moved = true;
    this.place = this.settle(place);
  }

  /** A press that moves is a drag; one that does not unfolds the line, or folds it by its head. */
  private drag(down: PointerEvent): void {
    down.stopPropagation();
    if (down.button !== 0 || down.composedPath().includes(this.fold)) return;
    const { element } = this;
    const from = this.place;
    const head = down.composedPath().includes(this.parts.head);
    const ended = new AbortController();
    let dragged = false;
    element.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent): void => {
      event.stopPropagation();
      const right = event.clientX - down.clientX;
      const upward = down.clientY - event.clientY;
      dragged ||= Math.hypot(right, upward) >= SLIP;
      if (dragged) this.moveTo({ left: from.left + right, bottom: from.bottom + upward });
    };
    const end = (event: PointerEvent): void => {
      ended.abort();
      if (event.type === 'pointerup' && !dragged && (head || element.classList.contains('folded')))
        this.turn();
    };
    const { signal } = ended;
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', end, { signal });
    element.addEventListener('pointercancel', end, { signal });
  }
}

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
    Record<'symbol' | 'venue' | 'age' | 'status' | 'notice' | 'key' | 'bar', HTMLElement>
  >;
  private readonly fold: HTMLButtonElement;
  private place: ChipPlace = FIRST_PLACE;
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
    this.element = make(
      'section',
      'chip',
      make(
        'header',
        'head',
        this.parts.status,
        this.parts.symbol,
        this.parts.venue,
        this.parts.age,
        this.fold,
      ),
      this.parts.notice,
      this.parts.key,
      make('footer', 'advice', words.advice),
    );
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', words.name);
    this.element.hidden = true;
    this.setFolded(false);
    addStyle(root);
    root.append(this.element);
    this.listen();
  }

  /** Writes and places only what changed since the last call: it comes with every draw of the chart. */
  show(text: ChipText): void {
    const { width, height } = this.paneExtent();
    const wanted = JSON.stringify([text, width, height]);
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

  private write(text: ChipText): void {
    const { symbol, venue, age, status, notice, key, bar } = this.parts;
    symbol.textContent = text.symbol;
    venue.textContent = text.venue;
    age.textContent = text.age;
    status.textContent = text.statusWord;
    status.dataset['status'] = text.status;
    notice.textContent = text.notice;
    notice.hidden = text.notice === '';
    notice.classList.toggle('mild', text.painted);
    key.hidden = !text.painted;
    bar.style.setProperty('background', gradientOf(text.palette));
  }

  private setFolded(folded: boolean): void {
    this.element.classList.toggle('folded', folded);
    this.fold.textContent = folded ? '+' : '–';
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
    this.fold.addEventListener('click', () => {
      this.setFolded(!element.classList.contains('folded'));
      this.settle(this.place);
    });
    element.addEventListener('keydown', (event) => {
      const moved = movedByKey(this.place, event.key, event.shiftKey);
      if (!moved) return;
      event.preventDefault();
      event.stopPropagation();
      this.place = this.settle(moved);
    });
    element.addEventListener('pointerdown', (event) => this.drag(event));
    for (const type of ['mousedown', 'touchstart', 'wheel', 'click', 'dblclick'] as const) {
      element.addEventListener(type, (event) => event.stopPropagation(), { passive: true }); // the chart must not pan
    }
  }

  private drag(down: PointerEvent): void {
    down.stopPropagation();
    if (down.button !== 0 || down.composedPath().includes(this.fold)) return;
    const { element } = this;
    const from = this.place;
    const dragged = new AbortController();
    element.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent): void => {
      event.stopPropagation();
      this.place = this.settle({
        left: from.left + event.clientX - down.clientX,
        bottom: from.bottom - (event.clientY - down.clientY),
      });
    };
    element.addEventListener('pointermove', move, { signal: dragged.signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(end, () => dragged.abort(), { signal: dragged.signal });
    }
  }
}

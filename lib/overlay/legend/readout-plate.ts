/** The plate beside the chip that says what a band is. It takes no pointer: the chart under it stays the chart's. */
import { type ChipPlace, type Extent, readoutPlace } from '../chip-place';
import type { ReadoutText } from '../readout';
import { make, writeText } from './elements';

export class ReadoutPlate {
  private readonly element: HTMLElement;
  private readonly told: HTMLElement;
  private shown: ReadoutText | undefined;

  constructor(
    private readonly chip: HTMLElement,
    private readonly sideWord: (side: ReadoutText['side']) => string,
  ) {
    const page = chip.ownerDocument;
    this.told = make(page, 'p', 'told');
    this.element = make(page, 'div', 'readout');
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-atomic', 'false');
  }

  get text(): ReadoutText | undefined {
    return this.shown;
  }

  /** An empty plate is not seen; what comes into it later is announced. */
  attach(): void {
    if (this.element.parentElement !== this.chip) this.chip.append(this.element);
  }

  show(text: ReadoutText, box: ChipPlace & Extent, pane: Extent): void {
    this.attach();
    if (text.copy !== this.shown?.copy) this.write(text);
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const place = readoutPlace(box, { width, height }, pane);
    this.element.style.setProperty('left', `${place.left - box.left}px`);
    this.element.style.setProperty('bottom', `${place.bottom - box.bottom}px`);
  }

  /** Says something of the text that is shown. */
  tell(words: string): void {
    writeText(this.told, words);
  }

  /** Stays, empty, for as long as the keyboard is on the chip. */
  clear(): void {
    this.shown = undefined;
    this.element.replaceChildren();
    if (!this.chip.matches(':focus-within')) this.element.remove();
  }

  remove(): void {
    this.shown = undefined;
    this.element.replaceChildren();
    this.element.remove();
  }

  private write(text: ReadoutText): void {
    this.shown = text;
    const page = this.chip.ownerDocument;
    const rows = text.rows.map(([name, value]) => {
      const row = make(page, 'p', 'row', value);
      row.dataset['name'] = name;
      return row;
    });
    this.told.textContent = '';
    const title = make(page, 'strong', `range ${text.side}`, `${this.sideWord(text.side)}  ${text.title}`);
    this.element.replaceChildren(title, ...rows, this.told);
  }
}

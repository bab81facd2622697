/**
 * The last resort: the user points out two levels and types their prices. The only time that the overlay takes the
 * pointer over the plot, and only after a click that asked for it.
 */
import type { PriceScale } from '../chart/price-scale';
import { calibratedScale, type PointedLevel } from '../chart/two-point-scale';
import { CalibratorForm, type CalibratorWords } from './calibrator-form';
import { typedPrice } from './calibrator-price';
import { CALIBRATOR_STYLE } from './calibrator-style';
import type { Extent } from './chip-place';
import { addStyle, keepFromPage, make, onUser } from './legend/elements';

export type { CalibratorWords };

const STEP = 1; // css px an arrow key moves the line by
const LEAP = 20;

export class Calibrator {
  private readonly catcher: HTMLElement;
  private readonly lines: readonly [HTMLElement, HTMLElement];
  private readonly form: CalibratorForm;
  private y = 0;
  private first: PointedLevel | undefined;
  private asking = false;
  private resolve: ((scale: PriceScale | undefined) => void) | undefined;

  constructor(
    private readonly root: ShadowRoot,
    private readonly words: CalibratorWords,
    private readonly paneExtent: () => Extent,
  ) {
    const page = root.ownerDocument;
    this.lines = [make(page, 'div', 'level'), make(page, 'div', 'level')];
    this.form = new CalibratorForm(
      page,
      words,
      () => this.take(),
      () => this.end(undefined),
    );
    this.catcher = make(page, 'div', 'catcher', ...this.lines, this.form.element);
    this.catcher.tabIndex = 0;
    this.catcher.setAttribute('role', 'application');
    this.catcher.setAttribute('aria-label', words.name);
    keepFromPage(this.catcher);
    this.listen();
    addStyle(root, CALIBRATOR_STYLE);
  }

  /** Undefined when the user cancels, or when `signal` aborts because the chart moved or went. */
  start(expected: number | undefined, signal: AbortSignal): Promise<PriceScale | undefined> {
    this.end(undefined);
    this.expected = expected;
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve(undefined);
        return;
      }
      const abort = (): void => this.end(undefined);
      signal.addEventListener('abort', abort);
      this.resolve = (scale) => {
        signal.removeEventListener('abort', abort);
        resolve(scale);
      };
      this.open();
    });
  }

  /** What the chart's price is thought to be: tells a decimal comma from a grouping one. */
  private expected: number | undefined;

  private open(): void {
    this.first = undefined;
    for (const line of this.lines) line.classList.remove('set');
    this.lines[1].hidden = true;
    this.root.append(this.catcher);
    this.point(this.paneExtent().height / 3);
    this.resume(this.words.first, false);
  }

  private end(scale: PriceScale | undefined): void {
    const { resolve } = this;
    this.resolve = undefined;
    this.catcher.remove();
    resolve?.(scale);
  }

  private get line(): HTMLElement {
    return this.lines[this.first ? 1 : 0];
  }

  private point(y: number): void {
    this.y = Math.max(0, Math.min(y, this.paneExtent().height));
    this.line.style.setProperty('top', `${this.y}px`);
  }

  /** The line is free, and no price is asked for. */
  private resume(instruction: string, wrong: boolean): void {
    this.asking = false;
    this.form.say(instruction, wrong);
    this.form.ask(undefined, this.first !== undefined && this.first.y < this.paneExtent().height / 2);
    this.line.hidden = false;
    this.line.classList.remove('set');
    this.catcher.focus();
  }

  private ask(): void {
    this.asking = true;
    this.line.classList.add('set');
    this.form.say(this.first ? this.words.second : this.words.first);
    this.form.ask(this.y, this.y < this.paneExtent().height / 2);
  }

  private take(): void {
    const price = typedPrice(this.form.typed, this.first?.price ?? this.expected);
    if (price === undefined) {
      this.form.say(this.words.notAPrice, true);
      return;
    }
    const level = { y: this.y, price };
    if (!this.first) {
      this.first = level;
      this.point(this.y);
      this.resume(this.words.second, false);
      return;
    }
    const scale = calibratedScale(this.form.kind, this.first, level);
    if (scale) this.end(scale);
    else this.resume(this.words.contradiction, true);
  }

  private listen(): void {
    const { catcher } = this;
    const over = (event: MouseEvent): boolean => !this.asking && event.target === catcher;
    onUser(catcher, 'pointermove', (event) => over(event) && this.point(event.offsetY));
    onUser(catcher, 'wheel', (event) => event.preventDefault(), { passive: false }); // the page must not scroll away
    onUser(catcher, 'click', (event) => {
      if (event.target !== catcher) return;
      this.point(event.offsetY);
      this.ask();
    });
    onUser(catcher, 'keydown', (event) => {
      if (this.acts(event)) event.preventDefault();
    });
  }

  private acts({ key, shiftKey, target }: KeyboardEvent): boolean {
    const step = shiftKey ? LEAP : STEP;
    if (key === 'Escape') this.end(undefined);
    else if (target !== this.catcher || this.asking) return false;
    else if (key === 'ArrowUp') this.point(this.y - step);
    else if (key === 'ArrowDown') this.point(this.y + step);
    else if (key === 'Enter') this.ask();
    else return false;
    return true;
  }
}

/**
 * Which band is read out: the one under the pointer, or the one that the keyboard stepped to. While the pointer is on the
 * chip, or hurries over other bands on its way there, the text stays, so that it can be copied.
 */
import type { ChipPlace, Extent } from '../chip-place';
import type { ChipWords } from '../chip-text';
import type { BandList, ReadoutText } from '../readout';
import { copyText } from './clipboard';
import { onUser } from './elements';
import { Later } from './later';
import { ReadoutPlate } from './readout-plate';

const DWELL = 140; // ms on another band before it is read out
const FADE = 400; // ms off all bands
const THANKS = 1_600; // ms that a copy is said

export class BandReader {
  private readonly plate: ReadoutPlate;
  private readonly dwell = new Later();
  private readonly thanks = new Later();
  private pointed: ReadoutText | undefined;
  private stepped: number | undefined;
  private held = false;

  constructor(
    private readonly chip: HTMLElement,
    private readonly words: ChipWords,
    private readonly boxes: () => { readonly chip: ChipPlace & Extent; readonly pane: Extent },
    private readonly copied: (done: boolean) => void,
  ) {
    this.plate = new ReadoutPlate(chip, (side) => (side === 'short' ? words.shorts : words.longs));
    onUser(chip, 'pointerenter', () => this.hold(true));
    onUser(chip, 'pointerleave', () => this.hold(false));
    onUser(chip, 'focusin', () => this.plate.attach());
    onUser(chip, 'focusout', (event) => this.leave(event.relatedTarget));
  }

  /** The band under the pointer; called with every move of it. */
  point(text: ReadoutText | undefined): void {
    if (text?.copy === this.pointed?.copy) return;
    this.pointed = text;
    this.follow();
  }

  /** One band up (-1) or down (1); the first step is to the one nearest to the price. */
  step({ texts, nearest }: BandList, by: -1 | 1): void {
    if (texts.length === 0) return;
    const next = this.stepped === undefined ? nearest : this.stepped + by;
    this.stepped = Math.max(0, Math.min(texts.length - 1, next));
    this.dwell.cancel();
    this.show(texts[this.stepped]!);
  }

  /** Whether there was anything to put away. */
  dismiss(): boolean {
    const shown = this.plate.text !== undefined;
    this.stepped = undefined;
    this.plate.clear();
    return shown;
  }

  /** Copies what is read out, else the band nearest to the price. */
  async copy(bands: BandList | undefined): Promise<void> {
    if (!this.plate.text && bands) this.step(bands, 1);
    const { text } = this.plate;
    if (!text) return;
    const done = await copyText(this.chip.ownerDocument, text.copy);
    this.plate.tell(done ? this.words.copied : this.words.notCopied);
    this.settle();
    this.copied(done);
    this.thanks.run(THANKS, () => {
      this.plate.tell('');
      this.copied(false);
    });
  }

  /** The chip was moved, or is of another size. */
  settle(): void {
    if (this.plate.text) this.show(this.plate.text);
  }

  end(): void {
    this.pointed = this.stepped = undefined;
    this.dwell.cancel();
    this.plate.remove();
  }

  private follow(): void {
    this.dwell.cancel();
    if (this.held || this.stepped !== undefined || this.pointed?.copy === this.plate.text?.copy) return;
    const { pointed } = this;
    if (!pointed) this.dwell.run(FADE, () => this.plate.clear());
    else if (this.plate.text) this.dwell.run(DWELL, () => this.show(pointed));
    else this.show(pointed);
  }

  private show(text: ReadoutText): void {
    const { chip, pane } = this.boxes();
    this.plate.show(text, chip, pane);
  }

  private hold(held: boolean): void {
    this.held = held;
    this.follow();
  }

  private leave(to: EventTarget | null): void {
    if (to instanceof Node && this.chip.contains(to)) return;
    this.stepped = undefined;
    if (this.pointed) this.follow();
    else this.plate.remove();
  }
}

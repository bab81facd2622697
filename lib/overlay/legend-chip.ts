/** The legend: which market, how fresh, what the bands mean and how they are drawn, or why there are none. */
import type { SitePreferences } from '../protocol/site';
import type { Extent } from './chip-place';
import { CHIP_STYLE } from './chip-style';
import type { ChipText, ChipWords, LegendEvents } from './chip-text';
import { BandReader } from './legend/band-reader';
import { ChipBody } from './legend/chip-body';
import { ChipHead } from './legend/chip-head';
import { ChipMover } from './legend/chip-mover';
import { addStyle, button, keepFromPage, make, onUser, writeText } from './legend/elements';
import type { ReadoutText } from './readout';

export class LegendChip {
  /** One at a time: a page holds few nodes of ours. */
  private static unfolded: LegendChip | undefined;
  private readonly element: HTMLElement;
  private readonly head: ChipHead;
  private readonly notice: HTMLElement;
  private readonly actions: Readonly<Record<'accept' | 'calibrate', HTMLButtonElement>>;
  private readonly mover: ChipMover;
  private readonly reader: BandReader;
  /** Only while it is unfolded. */
  private body: ChipBody | undefined;
  private text: ChipText | undefined;
  private shown = '';

  constructor(
    root: ShadowRoot,
    private readonly words: ChipWords,
    private readonly paneExtent: () => Extent,
    private readonly events: LegendEvents,
  ) {
    const page = root.ownerDocument;
    this.head = new ChipHead(
      page,
      words,
      () => this.turn(),
      () => void this.reader.copy(this.text?.bands?.()),
    );
    this.notice = make(page, 'p', 'notice');
    this.actions = {
      accept: button(page, 'action', words.accept, () => events.acceptScale()),
      calibrate: button(page, 'action', words.calibrate, () => events.calibrate()),
    };
    this.element = make(page, 'section', 'chip folded', this.head.element);
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', words.name);
    this.element.hidden = true;
    this.head.setFolded(true);
    this.mover = new ChipMover(
      this.element,
      paneExtent,
      (place) => events.changeSite({ place }),
      (on) => (this.folded || this.head.element.contains(on)) && this.turn(),
    );
    this.reader = new BandReader(
      this.element,
      words,
      () => ({ chip: this.mover.box, pane: paneExtent() }),
      (done) => this.head.setCopied(done),
    );
    keepFromPage(this.element);
    onUser(this.element, 'keydown', (event) => this.key(event));
    addStyle(root, CHIP_STYLE);
    root.append(this.element);
  }

  /** A new age alone is written where it stands; anything else may need another place. */
  show(text: ChipText, pane: string): void {
    this.text = text;
    this.head.writeAge(text.age);
    const wanted = JSON.stringify([{ ...text, age: '' }, pane]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.element.hidden = false;
    this.write(text);
    this.settle();
  }

  hide(): void {
    this.shown = '';
    this.element.hidden = true;
    if (LegendChip.unfolded === this) this.setFolded(true);
    this.reader.end();
  }

  /** Stands above what the page shows in its corner, until the user moves it. */
  raise(above: number): void {
    this.mover.raise(above);
    this.reader.settle();
  }

  /** As the user left it on this site; of several charts' legends one stays unfolded. */
  restore({ folded, place }: SitePreferences): void {
    if (folded || !LegendChip.unfolded?.element.isConnected) this.setFolded(folded);
    if (place) this.mover.restore(place);
    this.reader.settle();
  }

  /** The band under the pointer. */
  readout(text: ReadoutText | undefined): void {
    this.reader.point(text);
  }

  /** Whether a point of the window is the chip's. */
  isUnder(x: number, y: number): boolean {
    const { left, top, right, bottom } = this.element.getBoundingClientRect();
    return x >= left && x < right && y >= top && y < bottom;
  }

  private get folded(): boolean {
    return this.body === undefined;
  }

  private write(text: ChipText): void {
    this.head.write(text);
    this.body?.write(text);
    this.writeNotice(text);
    if (!text.painted) this.reader.dismiss();
  }

  /** Folded, it offers the one remedy that is likeliest to help. */
  private writeNotice({ notice, painted, canAccept, canCalibrate }: ChipText): void {
    const { accept, calibrate } = this.actions;
    const mayCalibrate = canCalibrate && !(this.folded && canAccept);
    const wanted = [
      ...(notice ? [this.notice] : []),
      ...(canAccept ? [accept] : []),
      ...(mayCalibrate ? [calibrate] : []),
    ];
    writeText(this.notice, notice);
    this.notice.classList.toggle('mild', painted);
    for (const part of [this.notice, accept, calibrate]) if (!wanted.includes(part)) part.remove();
    const stands = wanted.every((part) => part.parentElement === this.element);
    if (!stands) this.head.element.after(...wanted);
  }

  private turn(): void {
    this.setFolded(!this.folded);
    this.events.changeSite({ folded: this.folded });
  }

  private setFolded(folded: boolean): void {
    if (folded === this.folded) return;
    if (folded) LegendChip.unfolded = undefined;
    else {
      LegendChip.unfolded?.setFolded(true);
      LegendChip.unfolded = this;
    }
    this.body?.element.remove();
    this.body = folded ? undefined : new ChipBody(this.element.ownerDocument, this.words, this.events);
    if (this.body) this.element.append(this.body.element);
    this.element.classList.toggle('folded', folded);
    this.head.setFolded(folded);
    if (this.text) this.write(this.text);
    this.settle();
  }

  private settle(): void {
    this.mover.settle();
    this.reader.settle();
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.element || !this.acts(event)) return;
    event.preventDefault();
  }

  private acts({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (altKey || ctrlKey || metaKey) return false;
    const bands = this.text?.painted ? this.text.bands : undefined;
    if (key === 'PageUp' && bands) this.reader.step(bands(), -1);
    else if (key === 'PageDown' && bands) this.reader.step(bands(), 1);
    else if (key === 'Enter') this.turn();
    else if (key === 'Escape') return this.reader.dismiss();
    else {
      const moved = this.mover.key(key, shiftKey);
      if (moved) this.reader.settle();
      return moved;
    }
    return true;
  }
}

/** The plate that asks for a level's price while a scale is set by hand. */
import { button, make, onUser, writeText } from './legend/elements';

export interface CalibratorWords {
  readonly name: string;
  readonly first: string;
  readonly second: string;
  readonly price: string;
  readonly log: string;
  readonly set: string;
  readonly cancel: string;
  readonly notAPrice: string;
  readonly contradiction: string;
}

export class CalibratorForm {
  readonly element: HTMLElement;
  private readonly instruction: HTMLElement;
  private readonly asked: HTMLElement;
  private readonly price: HTMLInputElement;
  private readonly log: HTMLInputElement;
  private readonly set: HTMLButtonElement;

  constructor(page: Document, words: CalibratorWords, set: () => void, cancel: () => void) {
    this.instruction = make(page, 'p', '');
    this.instruction.setAttribute('role', 'status');
    this.price = make(page, 'input', '');
    Object.assign(this.price, { type: 'text', inputMode: 'decimal', autocomplete: 'off' });
    this.log = make(page, 'input', '');
    this.log.type = 'checkbox';
    this.asked = make(page, 'label', 'price', words.price, this.price);
    this.set = button(page, '', words.set, set);
    this.element = make(
      page,
      'div',
      'form',
      this.instruction,
      this.asked,
      make(page, 'label', 'log', this.log, words.log),
      this.set,
      button(page, 'quiet', words.cancel, cancel),
    );
    this.ask(undefined, false);
    onUser(this.price, 'keydown', ({ key }) => key === 'Enter' && set());
  }

  get typed(): string {
    return this.price.value;
  }

  get kind(): 'linear' | 'log' {
    return this.log.checked ? 'log' : 'linear';
  }

  say(words: string, wrong = false): void {
    writeText(this.instruction, words);
    this.instruction.classList.toggle('wrong', wrong);
  }

  /** Asks for the price at a level, away from it; undefined: for none. */
  ask(y: number | undefined, upperHalf: boolean): void {
    this.asked.hidden = this.set.hidden = y === undefined;
    this.element.classList.toggle('bottom', upperHalf);
    this.element.classList.toggle('top', !upperHalf);
    this.price.value = '';
    if (y !== undefined) this.price.focus();
  }
}

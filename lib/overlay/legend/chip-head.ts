/** The chip's one line: how fresh, which market, how old. */
import type { ChipText, ChipWords } from '../chip-text';
import { button, make, writeText } from './elements';

export class ChipHead {
  readonly element: HTMLElement;
  private readonly status: HTMLElement;
  private readonly symbol: HTMLElement;
  private readonly age: HTMLElement;
  private readonly fold: HTMLButtonElement;
  private readonly copy: HTMLButtonElement;

  constructor(
    page: Document,
    private readonly words: ChipWords,
    turn: () => void,
    copy: () => void,
  ) {
    this.status = make(page, 'span', 'status');
    this.symbol = make(page, 'strong', 'symbol');
    this.age = make(page, 'span', 'age');
    this.copy = button(page, 'icon copy', '', copy);
    this.copy.setAttribute('aria-label', words.copy);
    this.copy.title = words.copy;
    this.fold = button(page, 'icon fold', '', turn);
    this.element = make(page, 'header', 'head', this.status, this.symbol, this.age, this.fold);
  }

  write({ symbol, status, statusWord, layersMissing, bands, painted }: ChipText): void {
    writeText(this.symbol, symbol);
    writeText(this.status, statusWord);
    this.status.dataset['status'] = status;
    this.element.title = layersMissing?.why ?? '';
    this.element.classList.toggle('lacking', layersMissing !== undefined);
    if (painted && bands) this.element.insertBefore(this.copy, this.fold);
    else this.copy.remove();
  }

  writeAge(age: string): void {
    writeText(this.age, age);
  }

  setFolded(folded: boolean): void {
    this.fold.setAttribute('aria-label', folded ? this.words.unfold : this.words.fold);
    this.fold.setAttribute('aria-expanded', String(!folded));
  }

  setCopied(copied: boolean): void {
    this.copy.classList.toggle('done', copied);
  }
}

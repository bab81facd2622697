/** The legend's controls of the overlay's settings, two nodes each. */
import type { OverlaySettings } from '../../protocol/settings';
import { make, onUser } from './elements';
import { Later } from './later';

export interface Control {
  readonly element: HTMLElement;
  write(settings: OverlaySettings): void;
}

type Change = (change: Partial<OverlaySettings>) => void;

const PAUSE = 60; // ms between two changes of a slider that is dragged

export function checkbox(
  page: Document,
  label: string,
  read: (settings: OverlaySettings) => boolean,
  change: (checked: boolean) => void,
): Control {
  const input = make(page, 'input', '');
  input.type = 'checkbox';
  onUser(input, 'change', () => change(input.checked));
  return {
    element: make(page, 'label', 'check', input, label),
    write: (settings) => {
      input.checked = read(settings);
    },
  };
}

export interface SliderMeaning {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  read(settings: OverlaySettings): number;
  changeTo(value: number): Partial<OverlaySettings>;
  say(value: number): string;
}

export function slider(page: Document, meaning: SliderMeaning, change: Change): Control {
  const input = make(page, 'input', '');
  const element = make(page, 'label', 'slide', meaning.label, input);
  const later = new Later();
  Object.assign(input, { type: 'range', min: meaning.min, max: meaning.max, step: meaning.step });
  input.setAttribute('aria-label', meaning.label);
  const say = (): void => {
    const said = meaning.say(input.valueAsNumber);
    element.dataset['value'] = said;
    input.setAttribute('aria-valuetext', said);
  };
  onUser(input, 'input', () => {
    say();
    if (!later.pending) later.run(PAUSE, () => change(meaning.changeTo(input.valueAsNumber)));
  });
  return {
    element,
    write: (settings) => {
      if (later.pending || input.matches(':active')) return; // an answer of before must not move it under the hand
      input.valueAsNumber = meaning.read(settings);
      say();
    },
  };
}

/** What the unfolded legend holds: the bands' key, what is drawn and how, and what it rests on. */
import type { OverlaySettings } from '../../protocol/settings';
import { type ChipText, type ChipWords, type Layer, LAYERS, type LegendEvents } from '../chip-text';
import { colourOf, rgba } from '../palette';
import { checkbox, type Control, slider, type SliderMeaning } from './controls';
import { button, make, writeText } from './elements';

const SMOOTHINGS = [0, 1, 2, 4] as const;

function gradientOf(palette: OverlaySettings['palette']): string {
  const stops = [0, 0.25, 0.5, 0.75, 1].map((at) => rgba(colourOf(palette, at), 1));
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

function slidersOf(words: ChipWords): SliderMeaning[] {
  return [
    {
      label: words.opacity,
      min: 0.1,
      max: 1,
      step: 0.05,
      read: ({ overlayOpacity }) => overlayOpacity,
      changeTo: (overlayOpacity) => ({ overlayOpacity }),
      say: words.share,
    },
    {
      label: words.threshold,
      min: 0,
      max: 0.9,
      step: 0.05,
      read: ({ threshold }) => threshold,
      changeTo: (threshold) => ({ threshold }),
      say: words.share,
    },
    {
      label: words.smoothing,
      min: 0,
      max: SMOOTHINGS.length - 1,
      step: 1,
      read: ({ smoothing }) => SMOOTHINGS.indexOf(smoothing),
      changeTo: (at) => ({ smoothing: SMOOTHINGS[at]! }),
      say: (at) => words.smoothed(SMOOTHINGS[at]!),
    },
  ];
}

export class ChipBody {
  readonly element: HTMLElement;
  private readonly key: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly missing: HTMLElement;
  private readonly source: HTMLElement;
  private readonly layers: ReadonlyMap<Layer, Control>;
  private readonly others: readonly Control[];

  constructor(
    private readonly page: Document,
    words: ChipWords,
    events: LegendEvents,
  ) {
    const change = (to: Partial<OverlaySettings>): void => events.changeOverlay(to);
    this.bar = make(page, 'i', 'bar');
    Object.assign(this.bar.dataset, { weak: words.weak, strong: words.strong });
    this.key = this.keyOf(words);
    this.layers = new Map(
      LAYERS.map((layer) => [
        layer,
        checkbox(
          page,
          words.layer[layer],
          (settings) => settings[layer],
          (checked) => change({ [layer]: checked }),
        ),
      ]),
    );
    const palette = checkbox(
      page,
      words.colourBlind,
      (settings) => settings.palette === 'cividis',
      (checked) => change({ palette: checked ? 'cividis' : 'viridis' }),
    );
    this.others = [...slidersOf(words).map((meaning) => slider(page, meaning, change)), palette];
    this.missing = make(page, 'p', 'missing');
    this.source = make(page, 'p', 'source');
    this.element = make(
      page,
      'div',
      'body',
      this.key,
      this.layerGroup(words),
      this.missing,
      ...this.others.map(({ element }) => element),
      this.source,
      this.hideButton(words, events),
      make(page, 'footer', 'advice', `${words.advice}\n${words.help}`),
    );
  }

  write({ painted, settings, layersMissing, venue, basis }: ChipText): void {
    this.key.hidden = !painted;
    this.bar.style.setProperty('background', gradientOf(settings.palette));
    for (const [layer, control] of this.layers) {
      control.write(settings);
      control.element.classList.toggle('absent', layersMissing?.layers.includes(layer) ?? false);
    }
    for (const control of this.others) control.write(settings);
    writeText(this.missing, layersMissing?.why ?? '');
    const venues = venue.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
    writeText(this.source, [venues, basis].filter(Boolean).join(' · '));
  }

  private keyOf({ shorts, longs }: ChipWords): HTMLElement {
    const { page } = this;
    return make(
      page,
      'div',
      'key',
      this.bar,
      make(page, 'span', 'side short', shorts),
      make(page, 'span', 'side long', longs),
    );
  }

  private layerGroup(words: ChipWords): HTMLElement {
    const controls = [...this.layers.values()].map(({ element }) => element);
    const group = make(this.page, 'div', 'layers', ...controls);
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', words.layers);
    return group;
  }

  private hideButton(words: ChipWords, events: LegendEvents): HTMLElement {
    const hide = button(this.page, 'action quiet', words.hideHere, () =>
      events.changeSite({ visible: false }),
    );
    hide.title = words.hideHereHint;
    return hide;
  }
}

/** The user's own positions in what is told: read once, since a glance a second would else read the settings as often. */
import type { OwnPosition, Settings } from '../protocol/settings';
import { type OwnParts, ownParts } from './own-risk';
import type { MarketGlance } from './snapshot';

export class OwnPositions {
  private known: Promise<readonly OwnPosition[]> | undefined;

  constructor(private readonly settings: () => Promise<Settings>) {}

  /** They may have changed. */
  forget(): void {
    this.known = undefined;
  }

  async in(glance: MarketGlance): Promise<OwnParts> {
    return ownParts(await this.all(), glance);
  }

  /** What could not be read is read again. */
  private all(): Promise<readonly OwnPosition[]> {
    this.known ??= this.settings().then(
      ({ positions }) => positions,
      (error: unknown) => {
        this.known = undefined;
        throw error;
      },
    );
    return this.known;
  }
}

import type { HistoryView } from '../../lib/protocol/history';
import type { Settings } from '../../lib/protocol/settings';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';

/** What every page about the coin on show is given. */
export interface PageProps {
  readonly snapshot: PanelSnapshot;
  readonly settings: Settings;
  readonly history: HistoryView | undefined;
  readonly now: number;
  /** The snapshot has no series yet, or nothing has been painted: what takes a while to draw waits. */
  readonly brief: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
}

import type { VenueFunding } from '../../lib/protocol/crowding';
import { contractName } from '../panel/contract-name';
import { contractKey } from './contract-key';

type Contract = Pick<VenueFunding, 'venue' | 'symbol'>;

interface VenueButtonProps {
  readonly contract: Contract;
  readonly all: readonly Contract[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

/** A venue's name in a table: pressed, its line stands out in the chart beside it. */
export function VenueButton({ contract, all, chosen, onChoose }: VenueButtonProps) {
  const key = contractKey(contract);
  const isChosen = key === chosen;
  return (
    <button
      type="button"
      class="venue-button"
      aria-pressed={isChosen}
      onClick={() => onChoose(isChosen ? undefined : key)}
    >
      {contractName(contract, all)}
    </button>
  );
}

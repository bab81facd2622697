/**
 * What was shown of a sum's closed bars. A venue that comes back brings what the sum went without, and that changes bars that
 * were shown; another make-up of the sum is another sum.
 */
import { type Instrument, type InstrumentKey, instrumentKey } from '../market/instrument';
import { bestDelta } from '../orderflow/flow-sources';
import type { Store } from '../store/store';
import { rememberShown } from './shown-delta';
import type { SummedPicture } from './summed-picture';

/** With the sum's own corrections. Of one contract alone they are its own, and are there already. */
export async function withShownSum(store: Store, sum: SummedPicture): Promise<SummedPicture> {
  const { picture, reference, inFlow } = sum;
  if (!picture.flow || inFlow.size < 2) return sum;
  const corrections = await rememberShown(store, sumKey(reference, inFlow), bestDelta(picture.flow.sources));
  return { ...sum, picture: { ...picture, corrections } };
}

/** The first gives the units. */
function sumKey(reference: Instrument, inFlow: ReadonlySet<Instrument>): InstrumentKey {
  const parts = [...inFlow].map(instrumentKey).toSorted();
  return `${instrumentKey(reference)} of ${parts.join()}`;
}

/** Everywhere the same: knows nothing, not even that positions are liquidated near price. */
import { BINS, type Densities } from '../density';
import type { Candidate } from './candidate';

const FLAT: Densities = { long: new Float64Array(BINS).fill(1), short: new Float64Array(BINS).fill(1) };

export const UNIFORM: Candidate = { name: 'uniform', answers: ({ points }) => points.map(() => FLAT) };

/**
 * Seeded random streams. Each stream is an sfc32 generator (C. Doty-Humphrey, PractRand) whose state comes from
 * the seed and the stream's name, so that a draw added to one stream does not shift the others.
 */
export interface Random {
  /** Uniform in (0, 1): never 0, so that its logarithm exists. */
  uniform(): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  normal(): number;
  exponential(mean: number): number;
  /** Student's t with four degrees of freedom, scaled to unit variance. */
  studentT4(): number;
  poisson(mean: number): number;
}

function fnv1a(text: string, offset: number): number {
  let hash = offset;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function sfc32(seed: number, name: string): () => number {
  const key = `${seed}/${name}`;
  let a = fnv1a(key, 0x811c9dc5);
  let b = fnv1a(key, 0x9e3779b9);
  let c = fnv1a(key, 0x85ebca6b);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

export function randomStream(seed: number, name: string): Random {
  const next = sfc32(seed, name);
  const uniform = () => (next() + 0.5) / 0x1_0000_0000;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    between: (low, high) => low + (high - low) * uniform(),
    chance: (probability) => uniform() < probability,
    exponential: (mean) => -mean * Math.log(uniform()),
    // t₄ = N / √(χ²₄/4) with χ²₄ = -2·ln(U·U'); its variance is 2.
    studentT4: () => normal() / Math.sqrt(-Math.log(uniform() * uniform())),
    poisson: (mean) => {
      const floor = Math.exp(-mean);
      let count = 0;
      for (let product = uniform(); product > floor; product *= uniform()) count++;
      return count;
    },
  };
}

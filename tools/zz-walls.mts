import { wallScore } from './order-book/wall-score';
const seeds = process.argv[2]!.split('-').map(Number);
const list = Array.from({length: seeds[1]!-seeds[0]!+1}, (_, i) => seeds[0]! + i);
const t=performance.now();
for (const how of ['pulled','eaten','withdrawn'] as const) console.log(how, wallScore(list, how));
console.log(performance.now()-t);

import { simulatedFeed } from './market/feed';
import { createPartition } from './market/partition';
const whole = simulatedFeed({ seed: 5, world: 'sharp', now: Date.now(), historyDays: 9 });
const p = createPartition(whole, { seed: 5 });
for (const v of p.venues) { const d = p.feed(v).depth(1000); console.log(v, d.bids.length, d.asks.length, d.bids.at(-1), d.asks[0], d.bids[0], d.asks.every((l,i,a)=>!i||l[0]>a[i-1]![0]), d.bids.every((l,i,a)=>!i||l[0]<a[i-1]![0])); const inv = p.inverse(v)?.depth(500); console.log(' inv', inv?.bids.length, inv?.bids[0], inv?.bids.every((l,i,a)=>!i||l[0]<a[i-1]![0])); }

import { planFor } from '../lib/engine/plan';
import { DEFAULT_ASSUMPTIONS } from '../lib/liquidation/assumptions';
import { ColumnRecorder } from '../lib/liquidation/columns';
import { Estimator } from '../lib/liquidation/estimator';
import { recordMarket } from './market/record';
import { publicBars } from './score/public-bars';
import { gridOf } from './bench/bar-grid';
import { fiveMinuteBars } from './bench/year-bars';
const D={barDepth:()=>1e15} as any;
const minutes=publicBars(recordMarket({seed:1,world:'fuzzy'}));const fives=fiveMinuteBars(minutes);
for(let r=0;r<4;r++)for(const [bars,every,name] of [[minutes.slice(0,10000),planFor('24h',D).column,'1m'],[fives,planFor('30d',D).column,'5m']] as const){
 const grid=gridOf(bars);
 const c0=performance.now();
 const e=new Estimator(grid,DEFAULT_ASSUMPTIONS,'none');const rec=new ColumnRecorder(every,300);
 const c1=performance.now();
 let steps=0,cols=0,n=0;let t=performance.now();
 for(const b of bars){e.step(b);if((b.openTime+b.duration)%every)continue;const m=performance.now();rec.barClosed(b.openTime+b.duration,b.close,e.exposure);const q=performance.now();steps+=m-t;cols+=q-m;n++;t=q;}
 console.log(name,'build',(c1-c0).toFixed(1),'ms; step',(steps*1000/bars.length).toFixed(2),'µs; column',(cols*1000/n).toFixed(1),'µs; together',((steps+cols)*1000/bars.length).toFixed(2),'µs/bar',grid.size);
}

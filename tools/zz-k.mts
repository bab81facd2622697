import { DEFAULT_ASSUMPTIONS as A } from '../lib/liquidation/assumptions';
import { marginKernel } from '../lib/liquidation/margin-kernel';
for (const side of ['long','short'] as const) for (const mode of ['isolated','cross'] as const) A.leverages.forEach((l,t)=>{const k=marginKernel(side,t,mode,A);let s=0,w=0;k.mass.forEach((m,i)=>{s+=m;w+=m*(i+k.nearest)});console.log(side,mode,l,'near',k.nearest,'len',k.mass.length,'way',(w/s).toFixed(1),'beyond',k.beyond.toFixed(3), 'len to 1e-3 tail', (()=>{let a=0,i=0;while(a<s*(1-1e-3))a+=k.mass[i++]!;return i})());});

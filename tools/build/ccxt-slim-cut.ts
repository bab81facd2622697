/** One file of ccxt without what no venue reaches. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { Visitor, parseSync } from 'vite';

import { descriptionEdits } from './ccxt-slim-description';
import { type Edit, edited } from './ccxt-slim-edit';
import { REFUSED, type Share } from './ccxt-slim-reach';
import { nameOf } from './ccxt-slim-source';

/** In the base class: every function of ccxt, destructured and then given to each instance, by name and all at once. */
const ALL_FUNCTIONS = /^const (\{[^}]+\}) = functions;$/m;
const GIVE_ALL = 'Object.assign(this, functions);';

export function cut(share: Share): string {
  const edits = [...methodEdits(share), ...descriptionEdits(share), ...givingEdits(share)];
  const code = edited(share.source.code, edits);
  if (!code.includes(GIVE_ALL)) return code;
  const given = functionNames(path.dirname(share.source.path)).filter((name) => share.reached.has(name));
  return code
    .replace(ALL_FUNCTIONS, `import $1 from './functions.js';`)
    .replace(
      GIVE_ALL,
      `Object.assign(this, { ${given.map((name) => `${name}: functions.${name}`).join(', ')} });`,
    );
}

function methodEdits({ source, reached }: Share): Edit[] {
  return source.methods.flatMap(({ name, start, end, cuttable }) => {
    if (!cuttable || (reached.has(name) && !REFUSED.has(name))) return [];
    const text = reached.has(name)
      ? `${name}() { throw new Error('${name} of ccxt is not in this build'); }`
      : '';
    return [{ start, end, text }];
  });
}

/** `this.sum = sum;`, where nothing asks for it. */
function givingEdits({ source, reached }: Share): Edit[] {
  const edits: Edit[] = [];
  new Visitor({
    ExpressionStatement({ expression, start, end }) {
      if (expression.type !== 'AssignmentExpression' || expression.right.type !== 'Identifier') return;
      const { left, right } = expression;
      if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression' || left.computed) return;
      const name = nameOf(left.property);
      if (name === right.name && !reached.has(name)) edits.push({ start, end, text: '' });
    },
  }).visit(source.program);
  return edits;
}

function functionNames(base: string): string[] {
  const folder = path.join(base, 'functions');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => parseSync(file, readFileSync(path.join(folder, file), 'utf8')).module.staticExports)
    .flatMap(({ entries }) => entries.flatMap(({ exportName: { name } }) => name ?? []));
}

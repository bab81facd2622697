/**
 * What Isobar uses of ccxt's exchange classes, taken from where the compiler holds the code to it: `lib/venues` declares
 * each class (`ccxt-*.d.ts`), and nothing that is not declared can be called.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { type ESTree, Visitor, parseSync } from 'vite';

import { nameOf } from './ccxt-slim-source';

export interface VenueUse {
  /** `ccxt/js/src/…`: where the class of the venue is. */
  readonly module: string;
  /** The members that are declared, those of the base class among them. */
  readonly members: ReadonlySet<string>;
  /** The parts of `describe()` that our class takes over. */
  readonly described: ReadonlySet<string>;
}

const BASE = 'ccxt/ccxt-exchange.d.ts';

/** `venues`: the folder with one folder a venue. */
export function venueUses(venues: string): VenueUse[] {
  const base = declarations(path.join(venues, BASE)).flatMap(([, members]) => members);
  return readdirSync(venues).flatMap((venue) => {
    const folder = path.join(venues, venue);
    const file = path.join(folder, `ccxt-${venue}.d.ts`);
    if (!existsSync(file)) return [];
    const described = takenOver(folder);
    return declarations(file).map(([module, members]) => ({
      module,
      members: new Set([...base, ...members]),
      described,
    }));
  });
}

/** Each module that is declared and the members of its classes. */
function declarations(file: string): [module: string, members: string[]][] {
  const declared: [string, string[]][] = [];
  new Visitor({
    TSModuleDeclaration({ id }) {
      if (id.type === 'Literal') declared.push([id.value, []]);
    },
    ClassBody({ body }) {
      const names = body.map((member) => ('key' in member ? nameOf(member.key) : undefined));
      declared.at(-1)?.[1].push(...names.filter((name) => name !== undefined));
    },
  }).visit(parse(file));
  return declared;
}

/** The names in `const { … } = super.describe()`, the one form in which a part can be seen to be unused. */
function takenOver(folder: string): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-exchange.ts'))) {
    new Visitor({
      VariableDeclarator({ id, init }) {
        if (!isSuperDescribe(init) || id.type !== 'ObjectPattern') return;
        for (const property of id.properties) {
          const name = property.type === 'Property' ? nameOf(property.key) : undefined;
          if (name === undefined)
            throw new Error(`${file}: expected names of super.describe(), got all of it`);
          names.add(name);
        }
      },
    }).visit(parse(path.join(folder, file)));
  }
  if (names.size === 0) throw new Error(`${folder}: expected a class with const { … } = super.describe()`);
  return names;
}

function isSuperDescribe(node: ESTree.Expression | null): boolean {
  return (
    node?.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Super' &&
    nameOf(node.callee.property) === 'describe'
  );
}

function parse(file: string): ESTree.Program {
  return parseSync(file, readFileSync(file, 'utf8')).program;
}

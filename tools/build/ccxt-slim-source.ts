/** One file of ccxt, or of ours that asks it: the methods of its classes, and the names that each of them mentions. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { type ESTree, Visitor, parseSync } from 'vite';

export interface Method {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Constructors, accessors and static blocks run or are found without being called by a name: they are never cut. */
  readonly cuttable: boolean;
  /** The names after a dot, of whatever object, unless it is written: `this.sign`, `super.sign` and `market.sign`. */
  readonly mentions: ReadonlySet<string>;
  /** Whether it reads `this[name]`, which may be any method. */
  readonly computes: boolean;
}

export interface Source {
  readonly path: string;
  readonly code: string;
  readonly program: ESTree.Program;
  readonly methods: readonly Method[];
  /** The file of the class that is extended, if it is another one. */
  readonly parent: string | undefined;
}

export function readSource(file: string): Source {
  const code = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, code);
  if (errors[0]) throw new Error(`${file}: expected a module, got ${errors[0].message}`);
  return { path: file, code, program, methods: methodsOf(program), parent: parentOf(program, file) };
}

export function nameOf(key: ESTree.PropertyKey): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

function methodsOf(program: ESTree.Program): Method[] {
  const methods: Method[] = [];
  const written = new Set<ESTree.Node>();
  let mentions = new Set<string>();
  let computes = false;
  const begin = (): void => {
    mentions = new Set();
    computes = false;
  };
  const end = (node: ESTree.MethodDefinition | ESTree.StaticBlock): void => {
    const isMethod = node.type === 'MethodDefinition' && node.kind === 'method' && !node.static;
    const name = 'key' in node && !node.computed ? nameOf(node.key) : undefined;
    const cuttable = isMethod && name !== undefined;
    methods.push({ name: name ?? '', start: node.start, end: node.end, cuttable, mentions, computes });
  };
  new Visitor({
    MethodDefinition: begin,
    'MethodDefinition:exit': end,
    StaticBlock: begin,
    'StaticBlock:exit': end,
    AssignmentExpression: ({ left }) => void written.add(left),
    MemberExpression(node) {
      if (written.has(node)) return;
      if (!node.computed) mentions.add(node.property.name);
      else if (node.object.type !== 'ThisExpression') return;
      else if (node.property.type === 'Literal') mentions.add(String(node.property.value));
      else computes = true;
    },
    ObjectPattern({ properties }) {
      for (const property of properties) {
        if (property.type === 'Property') mentions.add(nameOf(property.key) ?? '');
      }
    },
  }).visit(program);
  return methods;
}

function parentOf(program: ESTree.Program, file: string): string | undefined {
  const imported = new Map<string, string>();
  let parent: string | undefined;
  new Visitor({
    ImportDeclaration({ specifiers, source }) {
      for (const { local } of specifiers) imported.set(local.name, source.value);
    },
    ClassDeclaration({ superClass }) {
      if (superClass?.type === 'Identifier') parent = imported.get(superClass.name) ?? parent;
    },
  }).visit(program);
  return parent?.startsWith('.') ? path.join(path.dirname(file), parent) : undefined;
}

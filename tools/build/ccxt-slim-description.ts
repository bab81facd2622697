/**
 * `describe()` cut down to what our classes take over of it, and its tables of endpoints to the endpoints that are declared.
 */
import { type ESTree, Visitor } from 'vite';

import type { Edit } from './ccxt-slim-edit';
import type { Share } from './ccxt-slim-reach';
import { nameOf } from './ccxt-slim-source';

/** Of these one part is read: `urls.api` by our classes, `fees.trading` by ccxt's `setMarkets`. */
const PART: Readonly<Record<string, string>> = { urls: 'api', fees: 'trading' };

const HTTP_METHOD = /^(?:get|post|put|delete|head|patch)$/i;

const NOTHING = '{}';

/** What to keep of a property, or undefined for none of it. */
type Keep = (key: string, value: ESTree.Expression) => string | undefined;

export function descriptionEdits({ source, described, declared }: Share): Edit[] {
  const { code, methods, program } = source;
  const describing = methods.filter(({ name }) => name === 'describe' || name === 'describeData');
  const text = ({ start, end }: ESTree.Span): string => code.slice(start, end);

  const part: Keep = (key, value) => {
    if (!described.has(key)) return undefined;
    if (value.type !== 'ObjectExpression') return text(value);
    if (key === 'api') return objectText(value, endpoint([]));
    const name = PART[key];
    return name
      ? objectText(value, (inner, { start, end }) => (inner === name ? code.slice(start, end) : undefined))
      : text(value);
  };
  const endpoint =
    (route: readonly string[]): Keep =>
    (key, value) => {
      if (HTTP_METHOD.test(route.at(-1) ?? '')) {
        return declared.has(endpointName(route, key)) ? text(value) : undefined;
      }
      if (value.type !== 'ObjectExpression') return text(value);
      const section = objectText(value, endpoint([...route, key]));
      return section === NOTHING ? undefined : section;
    };
  const objectText = ({ properties }: ESTree.ObjectExpression, keep: Keep): string => {
    const kept = properties.flatMap((property) => {
      const key = property.type === 'Property' && !property.computed ? nameOf(property.key) : undefined;
      if (property.type !== 'Property' || key === undefined) return [text(property)];
      const value = keep(key, property.value);
      return value === undefined ? [] : [`${text(property.key)}: ${value}`];
    });
    return kept.length === 0 ? NOTHING : `{ ${kept.join(', ')} }`;
  };

  const edits: Edit[] = [];
  new Visitor({
    ObjectExpression(node) {
      const { start, end } = node;
      const inside = (span: ESTree.Span | Edit): boolean => span.start < start && end < span.end;
      if (!describing.some(inside) || edits.some(inside)) return;
      edits.push({ start, end, text: objectText(node, part) });
    },
  }).visit(program);
  return edits;
}

/** As ccxt's `defineRestApi` makes it: `{ public: { get: { 'v5/time': … } } }` becomes `publicGetV5Time`. */
function endpointName([first = '', ...rest]: readonly string[], path: string): string {
  const words = [...rest, ...path.split(/[^a-zA-Z0-9]/)];
  return first + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

import { expect, test } from 'vitest';

import { shapeDifferences } from './wire-shape';

test('values may differ, shapes may not', () => {
  expect(shapeDifferences({ p: '1.0', n: 1 }, { p: '2.55', n: 7 })).toEqual([]);
});

test('a number where the example has it as a string is found', () => {
  expect(shapeDifferences({ p: '1.0' }, { p: 1 })).toEqual(['$.p: expected number as string, got number']);
});

test('a word where the example has a number as a string is found', () => {
  expect(shapeDifferences({ p: '1.0' }, { p: 'NaN' })).toEqual([
    '$.p: expected number as string, got string',
  ]);
});

test('missing and surplus keys are found', () => {
  expect(shapeDifferences({ a: 1 }, { b: 1 })).toEqual(['$.a: missing', '$.b: surplus']);
});

test('rows are compared column by column', () => {
  expect(shapeDifferences([[1, '2.0', 3]], [[1, '2.0', '3']])).toEqual([
    '$[0][2]: expected number, got number as string',
  ]);
  expect(shapeDifferences([[1, '2.0', 3]], [[1, '2.0']])).toEqual(['$[0]: expected 3 columns, got 2']);
});

test('an empty list is no proof of a shape', () => {
  expect(shapeDifferences([{ a: 1 }], [])).toEqual(['$: expected items, got none']);
});

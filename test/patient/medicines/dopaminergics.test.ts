import { describe, expect, it } from 'vitest';
import { factsOf, order, say } from './story.ts';

describe('levodopa only as needed', () => {
  it.each([
    ['1 tablet by mouth at bedtime as needed', true],
    ['1 tablet by mouth nightly', false],
    ['1 tablet by mouth nightly, may repeat once if needed', false],
    ['as directed', false],
  ])('%s', (directions, expected) => expect(say(factsOf([order('carbidopa 25 MG / levodopa 100 MG Oral Tablet', directions, '2026-09-01')]).facts['levodopa-as-needed'])).toBe(expected));
  it('not taken', () => expect(say(factsOf([]).facts['levodopa-as-needed'])).toBe(false));
});

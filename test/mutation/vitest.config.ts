import { defineConfig } from 'vitest/config';

const SNAPSHOT = "test('docs/guideline.md is what the rules say today";

/**
 * The fast tests of the guideline, for mutants: without the exhaustive ones (exactness, safety, closure, monotonicity), and without the
 * page that is compared as a whole, which would kill any mutant without saying why.
 */
export default defineConfig({
  plugins: [
    {
      name: 'snapshots-do-not-count',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith('test/guideline/traceability.test.ts')) return undefined;
        if (!code.includes(SNAPSHOT)) throw new Error(`${id} has no test ${SNAPSHOT} any more: say which one compares the whole page.`);
        return code.replace(SNAPSHOT, SNAPSHOT.replace('test(', 'test.skip('));
      },
    },
  ],
  test: {
    include: ['test/mutation/fast.ts'],
    environment: 'node',
    // What hangs is stopped by Stryker.
    testTimeout: 120_000,
  },
});

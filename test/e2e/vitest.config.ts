import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium, through a real launch from the sandbox; the browser is unpacked once, before they start. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/unpack.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});

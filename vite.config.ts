import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // Every address in the pages is relative to the page: one build serves at the root of a host and under any path of it.
  base: './',
  // fhirclient drags in a WebCrypto polyfill that every supported browser makes superfluous (73 kB → 16 kB gzip).
  define: { FHIRCLIENT_PURE: 'true' },
  resolve: { alias: { 'isomorphic-webcrypto': fileURLToPath(new URL('./src/smart/webcrypto.ts', import.meta.url)) } },
  build: {
    target: 'es2022',
    rollupOptions: { input: ['index.html', 'launch.html', 'guideline.html'] },
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    environment: 'node',
    // Exhaustive checks and properties run as long as they need; nothing is timed.
    testTimeout: 120_000,
  },
});

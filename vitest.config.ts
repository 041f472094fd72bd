import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['tests/setup.ts'],
    include: ['tests/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 240_000,
    // One fewer than the cores is vitest's own choice; on two cores half the machine would wait.
    maxWorkers: 2,
  },
});

import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['tests/setup.ts'],
    include: ['tests/**/*.test.ts'],
    // They take half an hour: `npm run test:strength`.
    exclude: [...configDefaults.exclude, ...(process.env.STYRKE === '1' ? [] : ['tests/strength/**'])],
    testTimeout: 300_000,
    hookTimeout: 240_000,
    // One fewer than the cores is vitest's own choice; on two cores half the machine would wait.
    maxWorkers: 2,
  },
});

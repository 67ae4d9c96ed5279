import { defineConfig } from "vitest/config";

const SLOW = "test/**/*.slow.test.ts";

/** `npm test` runs the fast project, `npm run test:slow` the slow one; `npx vitest run test/read` runs both there. */
export default defineConfig({
  test: {
    globalSetup: ["test/build.ts"],
    // Programs that tests start leave nothing in the cache folder of whoever runs them.
    env: { BPTRIAL_NO_CACHE: "1" },
    coverage: { include: ["src/**"], reporter: ["text-summary", "html"] },
    projects: [
      {
        extends: true,
        test: { name: "fast", include: ["test/**/*.test.ts"], exclude: [SLOW], testTimeout: 20_000, isolate: false },
      },
      // What asks for R, Chromium, other shells or a registry's client, starts programs by the dozen, or takes minutes.
      { extends: true, test: { name: "slow", include: [SLOW], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});

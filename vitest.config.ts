import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build.ts"],
    testTimeout: 20_000,
    // Programs that tests start leave nothing in the cache folder of whoever runs them.
    env: { BPTRIAL_NO_CACHE: "1" },
    coverage: { include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});

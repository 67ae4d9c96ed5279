/** One line, `N passed, N failed`: the sum of several groups of tests, from vitest's JSON reports. */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";

let [passed, failed] = [0, 0];
for (const path of process.argv.slice(2)) {
  const name = basename(path, ".json");
  const report = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
  if (report === null) {
    // It ended before it could write one.
    failed += 1;
    console.error(`${name}: the tests ended before they could report`);
    continue;
  }
  // A file that cannot be loaded has no tests, and is a failure all the same.
  const unread = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const here = { passed: report.numPassedTests, failed: report.numFailedTests + unread.length };
  passed += here.passed;
  failed += here.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

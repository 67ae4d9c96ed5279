import { expect, it } from "vitest";
import { wantsColour } from "../../src/cli/colour.js";

it.each([
  ["a flag beats all else", true, { NO_COLOR: "1", FORCE_COLOR: "0", TERM: "dumb" }, false, true],
  ["a flag against it too", false, { FORCE_COLOR: "1" }, true, false],
  ["FORCE_COLOR beats NO_COLOR", null, { FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
  ["FORCE_COLOR=0 means none", null, { FORCE_COLOR: "0" }, true, false],
  ["FORCE_COLOR without a value means some", null, { FORCE_COLOR: "" }, false, true],
  ["NO_COLOR beats the terminal", null, { NO_COLOR: "1" }, true, false],
  ["NO_COLOR without a value says nothing", null, { NO_COLOR: "" }, true, true],
  ["a dumb terminal has none", null, { TERM: "dumb" }, true, false],
  ["a terminal has colours", null, { TERM: "xterm" }, true, true],
  ["a pipe has none", null, {}, false, false],
] as const)("%s", (_, flag, env, isTTY, expected) => {
  expect(wantsColour(flag, env, isTTY)).toBe(expected);
});

import type { OptionGroup } from "../command.js";
import { chosen } from "./values.js";

const FAIL_ON = ["impossible", "inconsistent", "questionable", "never"] as const;

export type FailOnSeverity = (typeof FAIL_ON)[number];

/** What ends in exit code 1. */
export const finding: OptionGroup = {
  title: "Findings",
  options: [chosen("--fail-on <severity>", "the mildest finding that ends in exit code 1", FAIL_ON)],
};

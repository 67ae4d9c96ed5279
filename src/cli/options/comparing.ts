import { Option } from "commander";
import type { OptionGroup } from "../command.js";
import { between, chosen, valued } from "./values.js";

const FAIL_ON = ["conclusion", "interval", "estimate", "any"] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** What two results may differ in. */
export const comparing: OptionGroup = {
  title: "Comparison",
  options: [
    valued("--tolerance <relative>", "difference up to which two numbers are equal", between(0, 0.999)),
    chosen("--fail-on <change>", "the mildest change that ends in exit code 1", FAIL_ON),
  ],
};

export const printedOption = new Option(
  "--printed <interval>",
  'a printed result in place of the second side: "0.72 [0.55, 0.94]"',
);

import { Option } from "commander";
import { type Filter, parseFilter } from "../../validate/index.js";
import type { OptionGroup } from "../command.js";
import { between, chosen, repeated, valued } from "./values.js";

/** Which rows are used, and what is taken for granted about them. */
export const rows: OptionGroup = {
  title: "Rows",
  options: [
    repeated<readonly Filter[]>(
      "--filter <column=value>",
      "use only such rows, or with != all others; may be repeated",
      (text, _, before = []) => [...before, parseFilter(text)],
    ),
    new Option("--treatment <label>", "keep only contrasts of this arm"),
    new Option("--control <label>", "the arm that the others are compared with"),
    chosen("--direction <way>", "which way is better, where no instrument says it", ["lower-better", "higher-better"]),
    chosen("--ci-quantile <distribution>", "what turned standard errors into the printed intervals", ["t", "z"]),
    valued("--correlation <r>", "of baseline and final values, for rows that state none", between(-1, 1)),
    new Option("--swap-events", "count the people without the event in place of those with it"),
    new Option("--one-person", "take arms of one person for md, and for smd with --smd-variance revman"),
    new Option("--strict", "refuse rows of which no effect comes (an empty arm, no SD), which are left out otherwise"),
    new Option("--allow-skewed", "take means and SDs from quartiles that look skewed"),
  ],
};

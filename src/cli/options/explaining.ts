import type { OptionGroup } from "../command.js";
import { between, valued, words } from "./values.js";

/** What a standardised difference is explained with. */
export const explaining: OptionGroup = {
  title: "Explanation",
  options: [
    valued<readonly number[]>(
      "--control-rates <rates>",
      "success rates without treatment at which NNTs are given, such as 0.1,0.3",
      (text, name) => words(text, name).map((word) => between(0.001, 0.999)(word, name)),
    ),
  ],
};

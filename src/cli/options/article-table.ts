import { Option } from "commander";
import type { OptionGroup } from "../command.js";

/** Which table of an article is meant. */
export const articleTable: OptionGroup = {
  title: "Article",
  options: [
    new Option("--table <number>", "a table of an article (JATS, HTML, Markdown, text): its number or its label"),
  ],
};

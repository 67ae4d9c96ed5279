import { Option } from "commander";

/** Of every command, though any of them explains every code. */
export const explainOption = new Option(
  "--explain <code>",
  "what the code of an error, a note or a finding means, and what to do",
);

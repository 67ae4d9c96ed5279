import { columns, type Row } from "./columns.js";
import type { VerbEntry } from "./command.js";
import { overview } from "./help.js";
import { EXIT_CODES, topics } from "./topics.js";

/** What else there is to know of the command line as a whole. */
export function manual(verbs: readonly VerbEntry[], width: number): string {
  const variables: readonly Row[] = [
    ["FORCE_COLOR, NO_COLOR", "colours, or none; --color and --no-color beat both"],
    ["COLUMNS", "width of tables where the output is no terminal"],
    ["BPTRIAL_NO_CACHE", "keep no compiled code in your cache folder (XDG_CACHE_HOME), which makes starts faster"],
    ["DEBUG=bptrial", "where in the program a mistake of ours happened"],
  ];
  return [
    overview(verbs, width),
    "Exit codes:",
    ...columns(EXIT_CODES, width),
    "",
    "Environment:",
    ...columns(variables, width),
    "",
    "bptrial help TOPIC:",
    ...columns(
      topics.map(({ name, summary }) => [name, summary]),
      width,
    ),
    "",
  ].join("\n");
}

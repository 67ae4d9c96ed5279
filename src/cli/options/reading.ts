import { Option } from "commander";
import { type ReadOptions, readers } from "../../read/index.js";
import type { Delimiter, TableForm } from "../../records.js";
import type { OptionGroup } from "../command.js";
import { chosen, refuse, registered, valued, words } from "./values.js";

const MARKS: Readonly<Record<string, Delimiter>> = {
  ",": ",",
  ";": ";",
  "\t": "\t",
  "|": "|",
  tab: "\t",
  "\\t": "\t",
  " ": " ",
  space: " ",
};

function delimiter(text: string, name: string): Delimiter {
  const mark = Object.hasOwn(MARKS, text) ? MARKS[text] : undefined;
  if (mark !== undefined) return mark;
  throw refuse(`${name} cannot be "${text}"`, "It takes , ; | tab or space.");
}

function mapping(text: string, name: string, before: ReadOptions["map"] = {}): ReadOptions["map"] {
  const equals = text.indexOf("=");
  const canonical = text.slice(0, Math.max(0, equals)).trim();
  const column = text.slice(equals + 1).trim();
  if (canonical !== "" && column !== "") return { ...before, [canonical]: column };
  throw refuse(`${name} takes our name of a column and the file's, not "${text}"`, "Write --map sd2=sd_ctl.");
}

const LAYOUTS: readonly TableForm[] = ["long", "wide", "effects", "paired"];

/** How a file is read, where it is not recognised. */
export const reading: OptionGroup = {
  title: "Reading",
  options: [
    registered("--from <format>", "format of the input", readers),
    valued("--delimiter <mark>", "what separates cells: , ; | tab or space", delimiter),
    chosen("--decimal <mark>", "decimal mark, where the file does not settle it: a point or a comma", [".", ","]),
    new Option("--encoding <name>", "utf-8, utf-16le, utf-16be, windows-1252 …"),
    valued("--na <tokens>", "further tokens for an empty cell, separated by commas", words),
    chosen("--layout <form>", "what the table is to be taken for, where its columns make several", LAYOUTS),
    valued("--ignore <columns>", "take these columns for labels, whatever they are called", words),
    valued("--map <name=column>", "take a column of the file for one of ours (sd2=sd_ctl); may be repeated", mapping),
  ],
};

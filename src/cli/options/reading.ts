import { Option } from "commander";
import { plainNumber, type ReadOptions, readers } from "../../read/index.js";
import type { Delimiter, TableForm } from "../../records.js";
import type { OptionGroup } from "../command.js";
import { chosen, refuse, registered, repeated, valued, words } from "./values.js";

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

/** A comma starts a new pair where a name and "=" follow it. */
const PAIRS = /,(?=\s*[A-Za-z_]\w*\s*=)/;
/** Parts of the right side that stand in quotes are headers as they are. */
const QUOTED = /"((?:[^"]|"")*)"/g;

function mapping(text: string, name: string, before: ReadOptions["map"] = {}): ReadOptions["map"] {
  const quotes: string[] = [];
  // A quoted header is put out of the way, whatever commas and equals signs it holds.
  const bare = text.replace(
    QUOTED,
    (_, inner: string) => `\u0000${quotes.push(inner.replaceAll('""', '"')) - 1}\u0000`,
  );
  const restored = (part: string): string =>
    part.replace(/\u0000(\d+)\u0000/g, (_, index: string) => quotes[plainNumber(index)] ?? "").trim();
  const pairs = bare.split(PAIRS).map((pair) => {
    const equals = pair.indexOf("=");
    const canonical = pair.slice(0, Math.max(0, equals)).trim();
    const columns = pair.slice(equals + 1).trim();
    if (canonical === "" || columns === "")
      throw refuse(
        `${name} takes our name of a column and the file's, not "${restored(pair)}"`,
        "Write --map sd2=sd_ctl.",
      );
    return [canonical, columns.includes("\u0000") ? columns.split(",").map(restored) : columns] as const;
  });
  const names = pairs.map(([canonical]) => canonical);
  const twice = names.find((canonical, index) => names.indexOf(canonical) < index);
  if (twice !== undefined) {
    const hint = "Give each of ours one column; several are joined by commas: --map study=author,year.";
    throw refuse(`${name} names ${twice} twice`, hint);
  }
  return { ...before, ...Object.fromEntries(pairs) };
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
    repeated("--na <tokens>", "further tokens for an empty cell, separated by commas", words),
    chosen("--layout <form>", "what the table is to be taken for, where its columns make several", LAYOUTS),
    repeated("--ignore <columns>", "take these columns for labels, whatever they are called", words),
    repeated(
      "--map <name=column,…>",
      'take columns of the file for ours: sd1=s_a,sd2=s_b; several make one name: study=author,year; "…" around a header with commas',
      mapping,
    ),
  ],
};

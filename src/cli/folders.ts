import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { BptrialError } from "../core/errors.js";
import { reason } from "./files.js";

/** The files of a command line. */
export interface Files {
  /** "-" for stdin. */
  readonly paths: readonly string[];
  /** What those that a folder holds are called: their path below it. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The files that are named, with those that each folder holds in its place: at any depth, in the order of their names,
 * hidden ones and `node_modules` passed over. Folders that are links are not entered, so that none is entered for ever.
 *
 * @param verb the command, for its messages
 * @param endings of the files in a folder that it reads, with their points; a file that is named may have any
 * @throws E_FILE for a folder that holds none of them, or cannot be listed
 */
export function filesOf(named: readonly string[], verb: string, endings: readonly string[]): Files {
  const names = new Map<string, string>();
  const paths = named.flatMap((path) => {
    if (!isFolder(path)) return [path];
    const held = below(path).filter((name) => endings.includes(extname(name).toLowerCase()));
    if (held.length === 0)
      throw new BptrialError(
        "E_FILE",
        `${path} holds no file that ${verb} reads`,
        `In a folder these are files that end in ${endings.join(", ")}; any other is read where it is named.`,
      );
    return held.map((name) => {
      const file = join(path, name);
      names.set(file, name.split(sep).join("/"));
      return file;
    });
  });
  return { paths, names };
}

const isFolder = (path: string): boolean => path !== "-" && (stated(path)?.isDirectory() ?? false);

/** Null where it is not there, and where nobody can look: a name too long, a folder closed, a circle of links. */
function stated(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Paths below a folder, sorted by code unit: the same on every machine. */
function below(folder: string, under = ""): readonly string[] {
  const entries = listed(join(folder, under)).filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  const sorted = entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.flatMap((entry) => {
    const path = join(under, entry.name);
    if (entry.isDirectory()) return below(folder, path);
    return isFile(entry, join(folder, path)) ? [path] : [];
  });
}

function listed(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new BptrialError("E_FILE", `${folder} cannot be listed: ${reason(error)}`, "Check its permissions.");
  }
}

const isFile = (entry: Dirent, path: string): boolean =>
  entry.isFile() || (entry.isSymbolicLink() && (stated(path)?.isFile() ?? false));

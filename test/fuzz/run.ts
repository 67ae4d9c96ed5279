import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "../cli/memory-io.js";
import type { Input } from "./fuzzer.js";

/** What a command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What it threw past `main`, which lets nothing through. */
  readonly thrown: unknown;
  /** Seconds of the processor. */
  readonly seconds: number;
}

const place = (name: string): string => join(process.cwd(), name);

/** Makes a folder the one in which the relative paths of command lines lie. @returns the one before */
export function folderOf(folder: string): string {
  const before = process.cwd();
  process.chdir(folder);
  return before;
}

/** Lays out the files of an input, does something with them, and takes them away. */
export async function withFiles<T>({ files }: Pick<Input, "files">, work: () => Promise<T>): Promise<T> {
  const names = Object.keys(files).filter((name) => name !== "-");
  for (const name of names) writeFileSync(place(name), files[name] ?? "");
  try {
    return await work();
  } finally {
    for (const name of names) rmSync(place(name), { force: true });
  }
}

/** Runs one command line in memory, its files laid out before. */
export async function run(input: Input): Promise<Ran> {
  const { io, written } = memoryIo({ stdin: input.files["-"] ?? "", env: {}, terminal: input.terminal });
  const before = process.cpuUsage();
  let code = -1;
  let thrown: unknown = null;
  try {
    code = await main(input.argv, io);
  } catch (error) {
    thrown = error ?? "nothing";
  }
  const { user, system } = process.cpuUsage(before);
  return { code, out: written.out, err: written.err, thrown, seconds: (user + system) / 1e6 };
}

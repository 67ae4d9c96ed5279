import { readFileSync } from "node:fs";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "./memory-io.js";

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

type Piece = { readonly word: string } | { readonly operator: "|" | "<" };

/** The words of a command line, with quotes, `|` and `<` as a shell has them. */
function pieces(line: string): readonly Piece[] {
  const found: Piece[] = [];
  const matches = line.matchAll(/([|<])|((?:'[^']*'|"[^"]*"|[^\s|<'"])+)/g);
  for (const [, operator, word] of matches) {
    if (operator === "|" || operator === "<") found.push({ operator });
    else if (word !== undefined) found.push({ word: word.replace(/'([^']*)'|"([^"]*)"/g, (_, a, b) => a ?? b) });
  }
  return found;
}

/** Runs `bptrial …`, perhaps several joined by pipes, without a shell and without a process. */
export async function runLine(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const commands: { words: string[]; input: string | null }[] = [{ words: [], input: null }];
  let file = false;
  for (const piece of pieces(line)) {
    const last = commands.at(-1);
    if ("word" in piece && file && last) last.input = piece.word;
    else if ("word" in piece) last?.words.push(piece.word);
    else if (piece.operator === "|") commands.push({ words: [], input: null });
    file = "operator" in piece && piece.operator === "<";
  }
  let previous: Ran = { stdout: "", stderr: "", code: 0 };
  for (const { words, input } of commands) {
    const [program, ...argv] = words;
    if (program !== "bptrial") throw new Error(`not a command line of bptrial: ${line}`);
    const { io, written } = memoryIo({ stdin: input === null ? previous.stdout : readFileSync(input), env });
    const code = await main(argv, io);
    previous = { stdout: written.out, stderr: previous.stderr + written.err, code };
  }
  return previous;
}

import type { Io } from "../../src/cli/io.js";

interface World {
  /** What stands on standard input; null where it is a terminal at which nobody types. */
  readonly stdin?: string | Uint8Array | null;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal that both outputs are; null for pipes. */
  readonly terminal?: number | null;
  readonly signal?: AbortSignal;
}

/** A world in memory: what a command wrote can be read, and nothing else is touched. */
export function memoryIo({ stdin = "", env = {}, terminal = null, signal = new AbortController().signal }: World = {}) {
  const written = { out: "", err: "" };
  const output = (name: "out" | "err"): Io["out"] => ({
    async write(text) {
      written[name] += typeof text === "string" ? text : new TextDecoder().decode(text);
    },
    isTTY: terminal !== null,
    columns: terminal,
  });
  async function* bytes() {
    const content = stdin ?? "";
    yield typeof content === "string" ? new TextEncoder().encode(content) : content;
  }
  const input = Object.assign(bytes(), { isTTY: stdin === null });
  const io: Io = { stdin: input, out: output("out"), err: output("err"), env, signal };
  return { io, written };
}

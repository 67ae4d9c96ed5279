import { isUtf8 } from "node:buffer";
import type { Fault, Input } from "./fuzzer.js";

/** How often a smaller input is tried. */
const TRIES = 400;

/**
 * A smaller input that shows the same kind of fault: options, lines and letters are left out, first half of them at a time,
 * then a quarter …, as long as it still does.
 */
export async function shrunk(
  input: Input,
  fault: Fault,
  faultOf: (input: Input) => Promise<Fault | null>,
): Promise<{ readonly input: Input; readonly fault: Fault }> {
  let best = { input, fault };
  let tries = 0;
  const takes = async (smaller: Input): Promise<boolean> => {
    if (tries >= TRIES) return false;
    tries += 1;
    const found = await faultOf(smaller);
    if (found?.kind !== fault.kind) return false;
    best = { input: smaller, fault: found };
    return true;
  };
  const lessOf = async <T>(whole: readonly T[], put: (parts: readonly T[]) => Input): Promise<void> => {
    let parts = whole;
    for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < parts.length; ) {
        const rest = parts.toSpliced(at, size);
        if (await takes(put(rest))) parts = rest;
        else at += size;
      }
    }
  };
  const [verb = "", ...words] = input.argv;
  await lessOf(words, (rest) => ({ ...best.input, argv: [verb, ...rest] }));
  for (const name of Object.keys(input.files)) {
    const now = (): Buffer => best.input.files[name] ?? Buffer.alloc(0);
    // What is no text stays bytes; what is one stays one.
    const encoding = isUtf8(now()) ? "utf8" : "latin1";
    for (const mark of ["\n", " ", ""]) {
      const whole = now().toString(encoding);
      await lessOf(mark === "" ? [...whole] : whole.split(mark), (parts) => ({
        ...best.input,
        files: { ...best.input.files, [name]: Buffer.from(parts.join(mark), encoding) },
      }));
    }
  }
  return best;
}

import type { Fault, Input } from "./fuzzer.js";
import { lawBroken, type Schemas } from "./laws.js";
import { type Ran, run, withFiles } from "./run.js";

/** Seconds of the processor that an input may take: what a start of any work costs, and so much a byte. */
const BUDGET = { any: 1.5, byte: 1e-4 };

/** Whether what a command line comes to breaks a law, or takes longer than its length allows. */
export type Lawful = (input: Input) => Promise<Fault | null>;

export const lawful =
  (schemas: Schemas): Lawful =>
  (input) =>
    withFiles(input, async () => {
      const ran = await run(input);
      return lawBroken(input, ran, schemas) ?? (await slow(input, ran));
    });

/** The machine may have been busy with something else, or with its memory: it takes too long where it does three times. */
async function slow(input: Input, first: Ran): Promise<Fault | null> {
  const bytes = Object.values(input.files).reduce((sum, { length }) => sum + length, input.argv.join(" ").length);
  const budget = BUDGET.any + bytes * BUDGET.byte;
  let { seconds } = first;
  for (let again = 0; again < 2 && seconds > budget; again += 1)
    seconds = Math.min(seconds, (await run(input)).seconds);
  if (seconds <= budget) return null;
  return { kind: "hang", shown: `${seconds.toFixed(1)} s of the processor for ${bytes} bytes` };
}

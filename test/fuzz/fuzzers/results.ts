import type { Fuzzer } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import type { Lawful } from "../lawful.js";
import { mutatedBytes, mutatedJson } from "../mutate.js";
import { someOptions } from "../options.js";
import type { Random } from "../random.js";
import type { Seeds } from "../seeds.js";

const mutated = (random: Random, bytes: Buffer): Buffer => {
  if (random.chance(0.15)) return bytes;
  if (random.chance(0.15)) return mutatedBytes(random, bytes);
  return text(mutatedJson(random, bytes.toString()));
};

export const results = (seeds: Seeds, faultOf: Lawful): Fuzzer => ({
  name: "results",
  about: "two result documents, their values changed, dropped or of another type, compared by diff",
  make(random) {
    const first = random.pick(seeds.results).bytes;
    const second = random.chance(0.8) ? first : random.pick(seeds.results).bytes;
    const stdin = random.chance(0.2);
    return {
      argv: [
        ...["diff", "a.json", stdin ? "-" : "b.json"],
        ...someOptions(random, "diff", 2, new Set(["--out", "--force", "--explain", "--json", "--format"])),
        ...["--format", random.pick(["table", "json", "csv", "md", "ndjson", "github"])],
      ],
      files: { "a.json": mutated(random, first), [stdin ? "-" : "b.json"]: mutated(random, second) },
      terminal: random.chance(0.2) ? 80 : null,
    };
  },
  faultOf,
});

import { EXIT } from "../../core/errors.js";
import { oracle } from "../../generated/oracle.js";
import { version } from "../../generated/version.js";
import { type Off, selfTest } from "../../pipeline/selftest.js";
import type { Verb } from "../command.js";
import { textOutput } from "../options/output.js";
import { textWritingOf, type Writing, writingTo } from "../target.js";

interface SelftestRequest {
  readonly writing: Writing;
}

export const selftestVerb: Verb<SelftestRequest> = {
  arguments: "",
  readsStdin: false,
  options: [textOutput],
  defaults: {},
  examples: [
    { does: "does this installation compute what metafor and mpmath do?", line: "selftest" },
    { does: "the same for a protocol that is kept", line: "selftest --out -" },
  ],
  more: [
    "Effects, models and distributions are computed anew, as the commands compute them, and held against values that other programs gave (a choice of those of the test suite, shipped as they are). Exit code 1 where one is off, and then no number of this installation should be trusted.",
  ],
  parse: (said) => ({ writing: textWritingOf(said) }),
  run: ({ writing }, io) =>
    writingTo(writing, io, async (target) => {
      const { values, programs, off } = await selfTest(oracle);
      const where = `bptrial ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
      const all = `${values} values of ${programs.join(", ")}`;
      if (off.length === 0) {
        await target.write(`${where}: ${all} hold.\n`);
        return EXIT.fine;
      }
      await target.write(`${off.map(line).join("")}\n${where}: ${off.length} of ${all} do not hold.\n`);
      return EXIT.found;
    }),
};

const line = ({ call, program, where, expected, got }: Off): string =>
  `${where}: ${got ?? "no number"}, not ${expected}\n  ${program}: ${call}\n`;

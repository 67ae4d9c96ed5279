import type { Option } from "commander";
import { describe, expect, it } from "vitest";
import { given, type OptionGroup } from "../../src/cli/command.js";
import { verbs } from "../../src/cli/index.js";
import { comparing } from "../../src/cli/options/comparing.js";
import { explaining } from "../../src/cli/options/explaining.js";
import { measuring, measuringForPool } from "../../src/cli/options/measuring.js";
import { pooling } from "../../src/cli/options/pooling.js";
import { reading } from "../../src/cli/options/reading.js";
import { rows } from "../../src/cli/options/rows.js";
import { thresholds } from "../../src/cli/options/thresholds.js";
import { takesOneValue } from "../../src/cli/options/values.js";
import { defaultDiffOptions } from "../../src/pipeline/diff.js";
import {
  defaultEffectOptions,
  defaultMcidOptions,
  defaultPoolOptions,
  defaultSmdOptions,
} from "../../src/pipeline/options.js";
import { defaultReadOptions } from "../../src/read/index.js";

const namesOf = ({ options }: OptionGroup) => options.map((option) => option.attributeName());

describe("an option of the command line", () => {
  it.each([
    ["rows", rows, defaultEffectOptions, []],
    ["effects", measuring, defaultEffectOptions, []],
    ["effects of pool", measuringForPool, defaultPoolOptions, []],
    ["explanation", explaining, defaultSmdOptions, []],
    ["pooling", pooling, defaultPoolOptions, []],
    ["reading", reading, defaultReadOptions, []],
    ["thresholds", thresholds, defaultMcidOptions, ["thresholdsFile"]],
    ["comparison", comparing, defaultDiffOptions, ["failOn"]],
  ] as const)("bears the library's name for it: %s", (_, group, defaults, own: readonly string[]) => {
    for (const name of namesOf(group)) expect([...Object.keys(defaults), ...own]).toContain(name);
  });

  it("exists for every option of the library that is no figure of its own", () => {
    const settable = new Set([rows, measuring, explaining, pooling, thresholds].flatMap(namesOf));
    // `methodFits` is what a preset does with its method; `interval` belongs to the command, `meanG` to the data, `ownThresholds` to --thresholds-file.
    const inner = ["interval", "meanG", "ownThresholds", "methodFits"];
    const all = { ...defaultSmdOptions, ...defaultMcidOptions, ...defaultPoolOptions };
    expect(Object.keys(all).filter((name) => !settable.has(name) && !inner.includes(name))).toEqual([]);
    // `formless` is what sniff does.
    expect([...namesOf(reading), "formless"].sort()).toEqual(Object.keys(defaultReadOptions).sort());
  });

  it("means the same in every command", async () => {
    const seen = new Map<string, { option: Option; at: string }>();
    for (const entry of verbs) {
      for (const { options } of (await entry.load()).options) {
        for (const option of options) {
          const before = seen.get(option.flags);
          // --inference is another thing for one effect than for a pooled one, --from for a table than for a text; of the
          // measures smd takes only its own, and of the formats some are for what a job is to be told.
          if (before && !/^(?:-f, )?--(?:inference|from|measure|format)\b/.test(option.flags))
            expect(option, `${entry.name} and ${before.at}`).toBe(before.option);
          seen.set(option.flags, { option, at: entry.name });
        }
      }
    }
    expect(seen.size).toBeGreaterThan(40);
  });
});

it("takes one value where its parser does not add to what was said before", async () => {
  const adding = new Set<string>();
  for (const entry of verbs) {
    for (const option of (await entry.load()).options.flatMap(({ options }) => options)) {
      if (option.required && !takesOneValue(option)) adding.add(option.long ?? "");
    }
  }
  expect([...adding].sort()).toEqual(["--binary", "--by", "--filter", "--ignore", "--map", "--na", "--text"]);
});

describe("an option's value", () => {
  const parsed = (group: OptionGroup, long: string, ...texts: readonly string[]): unknown => {
    const option = group.options.find((one) => one.long === long);
    return texts.reduce<unknown>((before, text) => option?.parseArg?.(text, before), undefined);
  };

  it("is what the library takes", () => {
    expect(parsed(measuring, "--level", "0.9")).toBe(0.9);
    expect(parsed(measuring, "--level", ".999")).toBe(0.999);
    expect(parsed(measuring, "--add", "0.5")).toBe(0.5);
    expect(parsed(rows, "--correlation", "-0.5")).toBe(-0.5);
    expect(parsed(comparing, "--tolerance", "1e-9")).toBe(1e-9);
    expect(parsed(thresholds, "--mcid", "registry")).toBe("registry");
    expect(parsed(thresholds, "--mcid", "6.5")).toBe(6.5);
    expect(parsed(reading, "--delimiter", "tab")).toBe("\t");
    expect(parsed(explaining, "--control-rates", "0.1, 0.3")).toEqual([0.1, 0.3]);
  });

  it("adds up where the option may be repeated", () => {
    expect(parsed(reading, "--na", "n/r,-99", ".")).toEqual(["n/r", "-99", "."]);
    expect(parsed(reading, "--map", "sd2=sd_ctl", "n2 = n ctl")).toEqual({ sd2: "sd_ctl", n2: "n ctl" });
    expect(parsed(pooling, "--by", "dose,drug")).toEqual(["dose", "drug"]);
    expect(parsed(rows, "--filter", "a=1", "b!=2=3")).toEqual([
      { column: "a", operator: "=", value: "1" },
      { column: "b", operator: "!=", value: "2=3" },
    ]);
  });

  it("--map takes several pairs, columns to join, and headers in quotes", () => {
    expect(parsed(reading, "--map", "events1=tpos,n1=n1")).toEqual({ events1: "tpos", n1: "n1" });
    expect(parsed(reading, "--map", "study=author,year, n1 = N trt", "sd1=SD, treated")).toEqual({
      study: "author,year",
      n1: "N trt",
      sd1: "SD, treated",
    });
    expect(parsed(reading, "--map", 'mean1="Mean, n=20",study="a ""b""",year,sd1=s')).toEqual({
      mean1: ["Mean, n=20"],
      study: ['a "b"', "year"],
      sd1: "s",
    });
    expect(() => parsed(reading, "--map", "n1=a,n1=b")).toThrow("--map names n1 twice");
    expect(parsed(reading, "--map", "n1=a", "n1=b")).toEqual({ n1: "b" });
    expect(() => parsed(reading, "--map", "n1=")).toThrow('not "n1="');
  });

  it("is left to the library where it was not said", () => {
    expect(given({ arguments: [], options: { level: 0.9, json: true } }, [measuring])).toEqual({ level: 0.9 });
  });
});

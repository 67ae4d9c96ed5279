import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { verbs } from "../../src/cli/index.js";
import { Closed } from "../../src/cli/io.js";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "./memory-io.js";

type World = Parameters<typeof memoryIo>[0];

async function run(argv: readonly string[], world: World = {}) {
  const { io, written } = memoryIo(world);
  const code = await main(argv, io);
  return { code, ...written };
}

const PNF = "fixtures/pnf-2017.csv";
const TABLE = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,3,2,20,4,2\n";

describe("a table with the same fault in many rows", () => {
  const table = `study,n1,mean1,sd1,n2,mean2,sd2\n${Array.from({ length: 50 }, (_, i) => `S${i},20,3,2 mm,20,4,2\n`).join("")}`;

  it("is told once, with its rows", async () => {
    const { code, err } = await run(["effect"], { stdin: table });
    expect(code).toBe(3);
    expect(err.match(/^error /gm)).toHaveLength(1);
    expect(err.replace(/\s+/g, " ")).toContain("The same in 49 more rows: 3, 4, 5, 6, 7, 8, 9, 10 and 41 more.");
    expect(err).toContain("50 errors, nothing computed.");
  });

  it("is listed in full with --all", async () => {
    const { err } = await run(["effect", "--all"], { stdin: table });
    expect(err.match(/^error /gm)).toHaveLength(50);
  });
});

describe("without a command", () => {
  it("shows what there is", async () => {
    const { code, out, err } = await run([]);
    expect(code).toBe(0);
    expect(err).toBe("");
    for (const { name, summary } of verbs) {
      expect(out).toContain(`  ${name} `);
      expect(out.replace(/\s+/g, " ")).toContain(summary);
    }
  });

  it("tells its version", async () => expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/));

  it.each([["--help"], ["-h"], ["help"]])("explains exit codes and environment after %s", async (flag) => {
    const { code, out } = await run([flag]);
    expect(code).toBe(0);
    for (const text of ["130", "FORCE_COLOR", "DEBUG=bptrial", "Exit codes"]) expect(out).toContain(text);
  });

  it("takes help before or after the command", async () => {
    const { out } = await run(["help", "pool"]);
    expect(out).toContain("Usage: bptrial pool");
    expect((await run(["pool", "-h"])).out).toBe(out);
    expect((await run(["pool", "no-such-file.csv", "--help"])).out).toBe(out);
  });
});

describe("a slip", () => {
  it.each([
    [["efect", PNF], /no command "efect"\n {2}Did you mean "effect"\?/],
    [["--json", "effect"], /no option "--json" before a command/],
    [["effect", PNF, "--levle", "0.9"], /unknown option "--levle"\n {2}Did you mean --level\?/],
    [["effect", PNF, "--level", "95"], /--level is a proportion[\s\S]* 95\n {2}Did you mean 0\.95\?/],
    [["effect", PNF, "--level", "1"], /--level is a proportion/],
    [["effect", PNF, "--measure", "smdd"], /--measure cannot be "smdd"\n {2}Did you mean "smd"\?/],
    [["effect", PNF, "--format", "xml"], /--format cannot be "xml"\n.*It takes table, json/],
    [["effect", PNF, "--digits", "2.5"], /--digits is a whole number/],
    [["effect", PNF, "--correlation", "1.5"], /--correlation lies between -1 and 1/],
    [["effect", PNF, "--filter", "ODI"], /expected column=value/],
    [["effect", PNF, "--map", "sd2"], /--map sd2=sd_ctl/],
    [["effect", PNF, "--delimiter", "x"], /--delimiter cannot be "x"/],
    [["effect", PNF, "--json", "--format", "csv"], /cannot be used with/],
    [["effect", PNF, "--trace", "PNF 2017", "--json"], /cannot be used with/],
    [["effect", PNF, "--measure", "md", "--measure", "smd"], /--measure is given twice, with "md" and "smd"/],
    [["effect", PNF, "-f", "csv", "--format=json"], /--format is given twice, with "csv" and "json"/],
    [["pool", PNF, "--mcid", "6", "--mcid", "registry"], /--mcid is given twice/],
    [["claim", "x", "--smd", "0.2", "--smd", "0.2"], /--smd is given twice/],
    [["effect", PNF, "--measure"], /--measure <id>" argument missing/],
    [["effect", "-", "-"], /stdin \(-\) can be read only once/],
    [["smd", PNF, "--control-rates", "0.1,2"], /--control-rates lies between/],
    [["mcid", PNF, "--mcid", "big"], /--mcid needs a number/],
    [["mcid", PNF, "--mcid", "-6"], /--mcid is a size/],
    [["pool", PNF, "--by", "alloc,"], /--by has an empty word/],
    [["pool", PNF, "--tau2", "remml"], /Did you mean "reml"\?/],
    [["diff", "a.json"], /missing required argument "new"/],
    [["diff", "-", "-"], /stdin \(-\) can be read only once/],
    [["diff", "a", "b", "--fail-on", "verdict"], /--fail-on cannot be "verdict"/],
    [["schema", "efect"], /Did you mean "effect"\?/],
    [["methods", "remml"], /Did you mean "reml"\?/],
    [["instruments", "oswestri"], /no instrument "oswestri"/],
  ] as const)("%j ends in 2 and says what was meant", async (argv, message) => {
    const { code, out, err } = await run(argv);
    expect(err).toMatch(message);
    expect(err).toMatch(/^error E_(USAGE|OPTION) /);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  it("in a file's name ends in 3", async () => {
    const { code, err } = await run(["effect", "fixtures/pnf.csv"]);
    expect(code).toBe(3);
    expect(err).toContain("there is no such file");
  });

  it.each([
    [["effect", "fixtures/bgc.csv"], 'Did you mean "fixtures/bcg.csv"?'],
    [["check", "fixtures/texts/misprint.txt"], 'Did you mean "fixtures/texts/misprints.txt"?'],
    [["mcid", PNF, "--thresholds-file", "data/threshold.csv"], 'Did you mean "data/thresholds.csv"?'],
    [["effect", "fixtures/bcg.csv", "--trace", "Aronsen"], 'Did you mean "Aronson 1948"?'],
    [["effect", "fixtures/bcg.csv", "--trace", "berjak"], 'Did you mean "Coetzee & Berjak 1968"?'],
    [["claim", "x", "--data", PNF, "--study", "PNFF 2017"], 'Did you mean "PNF 2017"?'],
    [["claim", "x", "--data", PNF, "--outcome", "ODJ", "--study", "PNF 2017"], 'Did you mean "ODI"?'],
    [["effect", PNF, "--map", "sdd1=sd"], 'Did you mean "sd1"?'],
    [["effect", "fixtures/bcg.csv", "--map", "timepoint=yaer"], 'Did you mean "year"?'],
  ] as const)("in %j is answered with the nearest there is", async (argv, meant) => {
    const { code, out, err } = await run(argv);
    expect([2, 3]).toContain(code);
    expect(out).toBe("");
    expect(err.replace(/\s+/g, " ")).toContain(meant);
  });

  it("proposes nothing where nothing is near", async () => {
    for (const file of ["no-such-folder/a.csv", "fixtures/quite-another.csv"])
      expect((await run(["effect", file])).err).not.toContain("Did you mean");
    expect((await run(["effect", "fixtures/bcg.csv", "--trace", "Zhang"])).err).not.toContain("Did you mean");
  });

  it("in several files is told for each", async () => {
    const { code, err } = await run(["effect", "no-1.csv", PNF, "no-2.csv"]);
    expect(code).toBe(3);
    expect(err).toContain("no-1.csv");
    expect(err).toContain("no-2.csv");
    expect(err).toContain("2 errors, nothing computed.");
  });
});

describe("standard input", () => {
  it("is read where no file is named, and for -", async () => {
    const piped = await run(["effect"], { stdin: TABLE });
    expect(piped.code).toBe(0);
    expect(piped.out).toContain("−1.0");
    expect(await run(["effect", "-"], { stdin: TABLE })).toEqual(piped);
  });

  it("is joined with files", async () => {
    const { out } = await run(["effect", "-", PNF, "--json"], { stdin: TABLE });
    expect(JSON.parse(out).input.map(({ name }: { name: string }) => name)).toEqual(["stdin", "pnf-2017.csv"]);
  });

  it("is not waited for at a terminal", async () => {
    for (const name of ["effect", "smd", "mcid", "pool", "sniff"]) {
      const { code, out, err } = await run([name], { stdin: null });
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(err).toContain(`Usage: bptrial ${name}`);
      expect(err).toContain("$ bptrial");
    }
  });

  it("holds a result for diff", async () => {
    const { out } = await run(["effect", PNF, "--json"]);
    const piped = await run(["effect", PNF, "--out", "-", "--json"]);
    expect(piped.out).toBe(out);
    expect((await run(["diff", "fixtures/diff/main.json", "-"], { stdin: out })).code).toBe(3);
  });
});

describe("the exit code", () => {
  it("is 3 for a bad table, with every error and no result", async () => {
    const { code, out, err } = await run(["effect"], { stdin: `${TABLE}B,20,x,2,20,4,2\nC,20,3,-2,20,4,2\n` });
    expect(code).toBe(3);
    expect(out).toBe("");
    expect(err).toContain('row 3, column "mean1"');
    expect(err).toContain('row 4, column "sd1"');
    expect(err).toContain("2 errors, nothing computed.");
  });

  it("is 4 where nothing is left to estimate from", async () => {
    const { code, err } = await run(["pool"], { stdin: TABLE.replace(",3,", ",NA,") });
    expect(code).toBe(4);
    expect(err).toContain("E_NO_STUDIES");
  });

  it("is 1 where diff finds what it is told to fail on, and 0 where it does not", async () => {
    const files = ["fixtures/diff/main.json", "fixtures/diff/branch.json"];
    expect((await run(["diff", ...files])).code).toBe(1);
    const same = "fixtures/diff/main.json";
    expect((await run(["diff", same, same, "--fail-on", "any"])).code).toBe(0);
    const stdin = JSON.stringify({ ...JSON.parse(readFileSync(same, "utf8")), notes: [] });
    expect((await run(["diff", same, "-"], { stdin })).code).toBe(0);
    expect((await run(["diff", same, "-", "--fail-on", "any"], { stdin })).code).toBe(1);
  });

  it("is 70 for a mistake of ours, with a trace only on request", async () => {
    const broken = (env: Record<string, string>) => {
      const { io, written } = memoryIo({ env });
      const failing = { ...io, out: { ...io.out, write: () => Promise.reject(new TypeError("what is this?")) } };
      return main(["effect", PNF], failing).then((code) => ({ code, ...written }));
    };
    const quiet = await broken({});
    expect(quiet.code).toBe(70);
    expect(quiet.err).toContain("what is this?");
    expect(quiet.err).toContain("report");
    expect(quiet.err).not.toContain("    at ");
    expect((await broken({ DEBUG: "bptrial" })).err).toContain("    at ");
  });

  it("is 0 where the reader of the output has gone", async () => {
    const { io, written } = memoryIo();
    const closed = { ...io, out: { ...io.out, write: () => Promise.reject(new Closed()) } };
    expect(await main(["effect", PNF], closed)).toBe(0);
    expect(written.err).toBe("");
  });

  it("is 130 where the user breaks it off, though input never ends", async () => {
    const interrupt = new AbortController();
    const { io, written } = memoryIo({ signal: interrupt.signal });
    async function* endless() {
      yield new TextEncoder().encode(TABLE);
      await new Promise(() => {});
    }
    const running = main(["effect"], { ...io, stdin: endless() });
    setTimeout(() => interrupt.abort(), 20);
    expect(await running).toBe(130);
    expect(written).toEqual({ out: "", err: "" });
  });
});

describe("colour", () => {
  it("is on at a terminal, off in a pipe, and never in JSON", async () => {
    const coloured = (text: string) => text.includes("\u001b[");
    expect(coloured((await run(["effect", PNF], { terminal: 80 })).out)).toBe(true);
    expect(coloured((await run(["effect", PNF])).out)).toBe(false);
    expect(coloured((await run(["effect", PNF, "--color"])).out)).toBe(true);
    expect(coloured((await run(["effect", PNF, "--json", "--color"], { terminal: 80 })).out)).toBe(false);
    expect(coloured((await run(["effect", "no.csv", "--no-color"], { terminal: 80 })).err)).toBe(false);
    expect(coloured((await run(["effect", "no.csv"], { terminal: 80 })).err)).toBe(true);
  });
});

describe("width", () => {
  const widest = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

  it.each([60, 80, 120])("is that of the terminal: %i", async (columns) => {
    const { out } = await run(["effect", PNF, "--no-color"], { terminal: columns });
    expect(widest(out)).toBeLessThanOrEqual(columns);
  });

  it("is COLUMNS, or 80, in a pipe", async () => {
    expect(widest((await run(["pool", "fixtures/bcg.csv"])).out)).toBeLessThanOrEqual(80);
    const wide = await run(["pool", "fixtures/bcg.csv"], { env: { COLUMNS: "120" } });
    expect(widest(wide.out)).toBeGreaterThan(80);
    expect(await run(["pool", "fixtures/bcg.csv"], { env: { COLUMNS: "wide" } })).toEqual(
      await run(["pool", "fixtures/bcg.csv"]),
    );
  });
});

describe("pool at a terminal", () => {
  const drawn = async (argv: readonly string[], terminal: number | null) =>
    /[■◆]/.test((await run(["pool", "fixtures/bcg.csv", ...argv], { terminal })).out);

  it("draws a forest plot there, or where it is told to", async () => {
    expect(await drawn([], 100)).toBe(true);
    expect(await drawn([], null)).toBe(false);
    expect(await drawn(["--no-plot"], 100)).toBe(false);
    expect(await drawn(["--plot"], null)).toBe(true);
  });
});

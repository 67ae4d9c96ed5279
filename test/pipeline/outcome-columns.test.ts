import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { longEffect } from "../../src/pipeline/effect.js";
import { defaultValidateOptions } from "../../src/pipeline/options.js";
import { OutcomeColumns } from "../../src/pipeline/outcome-columns.js";
import { allOutcomes, outcomeColumns } from "../../src/pipeline/rows.js";
import { fileSource, openTable } from "../../src/read/index.js";

const folder = join(import.meta.dirname, "..", "..", "fixtures");
// Whose control needs no asking.
const tables = readdirSync(folder).filter((name) => name.endsWith(".csv") && name !== "senn2013.csv");
const open = (name: string) => openTable(fileSource(join(folder, name)));

describe("outcomes in columns", () => {
  it.each(tables)("are those of records, but for how numbers were worked out: %s", async (name) => {
    const { outcomes } = await allOutcomes(await open(name), defaultValidateOptions);
    const columns = await outcomeColumns(await open(name), defaultValidateOptions);
    expect([...columns.outcomes]).toEqual(outcomes.map((one) => ({ ...one, workings: [] })));
  });

  it("are many, of several kinds, and told by their place", async () => {
    const all = (
      await Promise.all(
        tables.map(async (name) => (await allOutcomes(await open(name), defaultValidateOptions)).outcomes),
      )
    ).flat();
    const columns = new OutcomeColumns();
    const many = Array.from({ length: 10_000 }, (_, i) => all[(i * 7) % all.length] as (typeof all)[number]);
    for (const one of many) columns.push(one);
    expect(columns.length).toBe(many.length);
    for (const i of [0, 4095, 4096, 9999]) expect(columns.at(i)).toEqual({ ...many[i], workings: [] });
    expect(columns.at(10_000)).toBeUndefined();
  });

  it("give their effects as often as they are asked for", async () => {
    const { effects } = await longEffect(await open("bcg.csv"));
    const first = [...effects];
    expect(first).toHaveLength(13);
    expect([...effects]).toEqual(first);
  });
});

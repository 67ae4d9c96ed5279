import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { quantityNamed } from "../src/core/quantities.js";
import { registries } from "../src/pipeline/methods.js";

const root = resolve(import.meta.dirname, "..");

interface Golden {
  readonly method: string;
  readonly program: string;
  readonly version: string;
  readonly source: string;
  readonly cases: readonly { readonly call: string; readonly expected: unknown }[];
}

const numbersIn = (value: unknown): number => {
  if (typeof value === "number") return 1;
  if (value === null || typeof value !== "object") return 0;
  return Object.values(value).reduce<number>((total, child) => total + numbersIn(child), 0);
};

/** Records of options in one file, proved by what they give (test/pipeline/presets.test.ts). */
const PRESETS = "presets";
const folders = Object.keys(registries);
/**
 * Checks of a text or a table give sentences, not numbers: three texts or tables each prove them, and their own registry
 * tests demand these.
 */
const PROVED_BY_TEXTS: readonly string[] = ["checks", "audit", PRESETS];
const computing = folders.filter((name) => !PROVED_BY_TEXTS.includes(name));
const golden = (registry: string, id: string): Golden | null => {
  const path = join(root, "fixtures", "golden", registry, `${id}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Golden) : null;
};

describe.each(folders)("registry %s", (name) => {
  const registry = registries[name as keyof typeof registries];
  const members = registry.all;

  it.each(members.map((member) => [member.id, member] as const))("%s says what it is and is proved", (id, member) => {
    expect(member.label).not.toBe("");
    expect(member.formula.length).toBeGreaterThan(0);
    expect(member.source).toMatch(/\S/);
    if (!computing.includes(name)) return;
    const proof = golden(name, id);
    expect(proof, `fixtures/golden/${name}/${id}.json`).not.toBeNull();
    expect(proof).toMatchObject({ method: id, program: expect.any(String), version: expect.any(String) });
    expect(proof?.cases.every(({ call }) => call.length > 0)).toBe(true);
    expect(numbersIn(proof?.cases.map(({ expected }) => expected))).toBeGreaterThan(0);
  });
});

describe("R code", () => {
  it.each(registries.measures.all.map(({ id, kind }) => [id, kind] as const))(
    "has a call of the measure %s",
    (id, kind) => {
      const call = quantityNamed(id)?.r ?? null;
      expect(call, `the R call of ${id} in the table of quantities`).not.toBeNull();
      expect(typeof call === "object" && call !== null ? call.arms : call).toBe(
        kind === "reported" ? "as given" : kind,
      );
    },
  );

  const inModels = (["tau2", "inference", "tau2-interval"] as const).flatMap((name) =>
    registries[name].all.map((one) => [name, one.id, one] as const),
  );
  it.each(inModels)("has the call of %s %s wherever metafor has the method", (_, __, { r, sameAs }) => {
    if (sameAs === null) expect(r).toBeNull();
    else expect(sameAs).toContain(`"${r}"`);
  });
});

describe("the proof as a whole", () => {
  it.each(computing)("has no golden file of %s without a method", (name) => {
    const files = readdirSync(join(root, "fixtures", "golden", name)).map((file) => file.replace(/\.json$/, ""));
    expect(files.filter((id) => !registries[name as keyof typeof registries].has(id))).toEqual([]);
  });

  it("holds at least 2,500 reference numbers", () => {
    const all = readdirSync(join(root, "fixtures", "golden"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => JSON.parse(readFileSync(join(root, "fixtures", "golden", file), "utf8")) as Golden);
    const total = all.reduce((sum, { cases }) => sum + numbersIn(cases.map(({ expected }) => expected)), 0);
    expect(total).toBeGreaterThanOrEqual(2500);
  });
});

describe("docblocks of registered methods", () => {
  const labels = ["Unit", "Domain", "Source", "Same as"];
  const roomOf: Readonly<Record<keyof typeof registries, string>> = {
    measures: "measure",
    method: "model/method",
    tau2: "model/tau2",
    inference: "model/inference",
    prediction: "model/prediction",
    "tau2-interval": "model/tau2-interval",
    recover: "validate/recover",
    responders: "judge/mcid/responders",
    interpretations: "judge/claim/interpretations",
    checks: "judge/checks",
    audit: "judge/audit",
    presets: "pipeline",
  };
  const methods = folders
    .filter((name) => name !== PRESETS)
    .flatMap((name) => {
      const registry = name as keyof typeof registries;
      return registries[registry].all.map(({ id }) => [registry, id] as const);
    });

  it.each(methods)(
    "%s %s has a file of its own with formula, unit, domain, source and the foreign call",
    (name, id) => {
      const folder = join(root, "src", roomOf[name]);
      const texts = readdirSync(folder)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(join(folder, file), "utf8"));
      const own = texts.filter((text) => text.includes(`id: "${id}",`) || text.includes(`("${id}",`));
      expect(own, `files in src/${roomOf[name]} that define ${id}`).toHaveLength(1);
      const docblocks = own[0]?.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
      const full = docblocks.find((block) => labels.every((label) => new RegExp(`\\* ${label}\\s`).test(block)));
      expect(full, `${id} needs the labels ${labels.join(", ")}`).toBeDefined();
    },
  );

  it.each(computing)("each golden file of %s is read by a test of its room", (name) => {
    const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts") && !file.startsWith("conformance"))
      .map((file) => readFileSync(join(root, "test", file), "utf8"));
    expect(tests.some((text) => text.includes("golden") && new RegExp(`["/]${name}["/]`).test(text))).toBe(true);
  });
});

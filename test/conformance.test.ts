import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../src/catalogue.js";

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

const folders = Object.keys(catalogue);
const golden = (registry: string, id: string): Golden | null => {
  const path = join(root, "fixtures", "golden", registry, `${id}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Golden) : null;
};

describe.each(folders)("registry %s", (name) => {
  const registry = catalogue[name as keyof typeof catalogue];
  const members = registry.all;

  it.each(members.map((member) => [member.id, member] as const))("%s says what it is and is proved", (id, member) => {
    expect(member.label).not.toBe("");
    expect(member.formula.length).toBeGreaterThan(0);
    expect(member.source).toMatch(/\S/);
    const proof = golden(name, id);
    expect(proof, `fixtures/golden/${name}/${id}.json`).not.toBeNull();
    expect(proof).toMatchObject({ method: id, program: expect.any(String), version: expect.any(String) });
    expect(proof?.cases.every(({ call }) => call.length > 0)).toBe(true);
    expect(numbersIn(proof?.cases.map(({ expected }) => expected))).toBeGreaterThan(0);
  });

  it("has no golden file without a method", () => {
    const files = readdirSync(join(root, "fixtures", "golden", name)).map((file) => file.replace(/\.json$/, ""));
    expect(files.filter((id) => !registry.has(id))).toEqual([]);
  });
});

describe("the proof as a whole", () => {
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
  const files = [
    "measure",
    "model/tau2",
    "model/inference",
    "model/prediction",
    "model/tau2-interval",
    "validate/recover",
  ].flatMap((folder) =>
    readdirSync(join(root, "src", folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join("src", folder, entry.name)),
  );
  const registered = files.filter(
    (file) => /\bsameAs: *(["'`]|null)/.test(readFileSync(join(root, file), "utf8")) && !file.endsWith("index.ts"),
  );

  it("covers as many files as there are methods", () => {
    const methods = Object.values(catalogue).reduce((total, { all }) => total + all.length, 0);
    expect(registered.length).toBeGreaterThanOrEqual(methods * 0.8);
  });

  it.each(registered)("%s carries formula, unit, domain, source and the foreign call", (file) => {
    const docblocks = readFileSync(join(root, file), "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    const full = docblocks.find((block) => labels.every((label) => new RegExp(`\\* ${label}\\s`).test(block)));
    expect(full, `${file} needs the labels ${labels.join(", ")}`).toBeDefined();
  });
});

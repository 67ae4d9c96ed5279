import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checks } from "../../../src/judge/checks/checks.js";
import { NO_FACTS } from "../../../src/judge/checks/findings.js";
import type { Finding, TextReading } from "../../../src/records.js";
import { cases } from "./cases.js";

const folder = resolve(import.meta.dirname, "../../../src/judge/checks");
const wrong = ({ verdict }: Finding): boolean => verdict === "mismatch" || verdict === "impossible";

describe("the registry of checks", () => {
  it("has three cases for every check and none for others", () =>
    expect(Object.keys(cases).sort()).toEqual([...checks.ids].sort()));

  it("gives no code to two checks", () => {
    const codes = checks.all.flatMap(({ codes }) => codes);
    expect(codes).toEqual([...new Set(codes)]);
  });

  it("lets checks yield only to checks there are", () => {
    expect(checks.all.flatMap(({ yieldsTo }) => yieldsTo).filter((id) => !checks.has(id))).toEqual([]);
  });

  it.each(checks.all.map((check) => [check.id] as const))("%s says where it comes from", (id) => {
    const text = readFileSync(join(folder, `${id}.ts`), "utf8");
    const docblock = (text.match(/\/\*\*[\s\S]*?\*\//g) ?? []).find((block) => /\* Same as /.test(block)) ?? "";
    for (const label of ["Unit", "Domain", "Source", "Same as"])
      expect(docblock).toMatch(new RegExp(`\\* ${label}\\s`));
    expect(checks.get(id).formula.length).toBeGreaterThan(0);
    expect(checks.get(id).source).toMatch(/\S/);
    expect(checks.get(id).explain).toMatch(/^[\p{Lu}“].{30,}\.$/u);
  });

  it("has every check of its folder on the list", () => {
    const files = readdirSync(folder).filter((file) => /: Check = \{/.test(readFileSync(join(folder, file), "utf8")));
    expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual([...checks.ids].sort());
  });
});

describe.each(Object.entries(cases))("%s", (id, { agrees, disagrees, cannotSay, code, severity, says, facts }) => {
  const run = (reading: TextReading): readonly Finding[] => checks.get(id).run(reading, facts ?? NO_FACTS);

  it("lets pass what agrees", () => {
    const findings = run(agrees);
    expect(findings.filter(wrong)).toEqual([]);
    expect(findings.some(({ verdict }) => verdict === "consistent")).toBe(true);
  });

  it("finds what disagrees", () => {
    const [first, ...rest] = run(disagrees).filter(wrong);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ code, severity });
    expect(`${first?.because} ${first?.fits}`).toEqual(
      typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says),
    );
  });

  it("says so where it cannot tell", () => {
    const findings = run(cannotSay);
    expect(findings.filter(wrong)).toEqual([]);
    expect(findings.some(({ verdict }) => verdict === "cannot-check")).toBe(true);
  });

  it("quotes its place, names a code of its own, and ends its sentence", () => {
    for (const reading of [agrees, disagrees, cannotSay])
      for (const finding of run(reading)) {
        expect(checks.get(id).codes).toContain(finding.code);
        const { offset } = finding.place;
        expect(reading.text.slice(offset ?? 0, (offset ?? 0) + finding.quote.length)).toBe(finding.quote);
        expect(finding.because).toMatch(/^\S.*[.]$/s);
        expect(finding.because).not.toMatch(/NaN|Infinity|undefined|null/);
      }
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Case {
  readonly call: string;
  readonly arguments: Readonly<Record<string, readonly number[]>>;
  readonly expected: readonly number[];
}

/** One reference point: the arguments in their order, and the correctly rounded value. */
export interface Point {
  readonly call: string;
  readonly at: readonly number[];
  readonly expected: number;
}

/** The points of fixtures/golden/distributions/<name>.json, of all its cases or of the one whose call starts so. */
export function points(name: string): readonly Point[] {
  const path = join(import.meta.dirname, "../../fixtures/golden/distributions", `${name}.json`);
  const { cases } = JSON.parse(readFileSync(path, "utf8")) as { cases: readonly Case[] };
  return cases.flatMap(({ call, arguments: columns, expected }) =>
    expected.map((value, i) => ({
      call,
      at: Object.values(columns).map((column) => column[i] ?? Number.NaN),
      expected: value,
    })),
  );
}

/** |value − expected| relative to the expected size, which below the normal doubles is that of the smallest of them. */
export function relativeError(value: number, expected: number): number {
  if (value === expected) return 0;
  return Math.abs(value - expected) / Math.max(Math.abs(expected), 2.2250738585072014e-308);
}

/** The point where a function is furthest from its reference values, for a message that says where. */
export function worst(
  all: readonly Point[],
  compute: (...at: number[]) => number,
): { readonly error: number; readonly at: string } {
  let furthest = { error: 0, at: "nowhere" };
  for (const { call, at, expected } of all) {
    const value = compute(...at);
    const error = relativeError(value, expected);
    if (!(error <= furthest.error))
      furthest = { error, at: `${call} at (${at.join(", ")}): ${value}, not ${expected}` };
  }
  return furthest;
}

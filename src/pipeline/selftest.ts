import { beta, chiSquared, fisherF, gamma, noncentralT, normal, studentT } from "../core/distributions.js";
import { BptrialError } from "../core/errors.js";
import { readTable } from "../read/index.js";
import { effect } from "./effect.js";
import type { EffectOptions, PoolOptions } from "./options.js";
import { pool } from "./pool.js";

interface Told {
  /** Which program gave the values, in which version, and how it was called. */
  readonly program: string;
  readonly call: string;
  /** How far a value may lie from the program's, in proportion to it. */
  readonly within: number;
  /** Where each value stands in the result, as `fits.0.terms.0.estimate`. */
  readonly expected: readonly (readonly [where: string, value: number])[];
}

type OracleCase = Told &
  (
    | { readonly run: "effect"; readonly table: string; readonly options: Partial<EffectOptions> }
    | { readonly run: "pool"; readonly table: string; readonly options: Partial<PoolOptions> }
    | { readonly run: keyof typeof distributions; readonly at: readonly number[] }
  );

/** Values that other programs computed, with the tables they were computed from. */
export interface Oracle {
  readonly tables: Readonly<Record<string, string>>;
  readonly cases: readonly OracleCase[];
}

/** A value that is not the other program's. */
export interface Off {
  readonly call: string;
  readonly program: string;
  readonly where: string;
  readonly expected: number;
  /** Null where there is no number at all. */
  readonly got: number | null;
}

export interface SelfTest {
  readonly values: number;
  readonly programs: readonly string[];
  readonly off: readonly Off[];
}

const distributions = {
  pnorm: normal.cdf,
  qnorm: normal.quantile,
  pt: studentT.cdf,
  qt: studentT.quantile,
  pchisq_upper: chiSquared.upper,
  qchisq: chiSquared.quantile,
  pf_upper: fisherF.upper,
  pbeta: beta.cdf,
  pgamma: gamma.cdf,
  pt_nc: noncentralT.cdf,
} as const satisfies Record<string, (...at: never[]) => number>;

/** Computes anew, here and now, what other programs computed, through the library as a user calls it. */
export async function selfTest({ tables, cases }: Oracle): Promise<SelfTest> {
  const off: Off[] = [];
  for (const one of cases) {
    const result = await resultOf(one, tables);
    for (const [where, expected] of one.expected) {
      const got = numberAt(result, where);
      const agrees = got !== null && Math.abs(got - expected) <= one.within * Math.abs(expected);
      if (!agrees) off.push({ call: one.call, program: one.program, where, expected, got });
    }
  }
  const values = cases.reduce((sum, { expected }) => sum + expected.length, 0);
  return { values, programs: [...new Set(cases.map(({ program }) => program))], off };
}

/** What a case gives; an error gives nothing, so that each of its values is off. */
async function resultOf(one: OracleCase, tables: Oracle["tables"]): Promise<unknown> {
  try {
    if ("at" in one) {
      const compute: (...at: number[]) => number = distributions[one.run];
      return { value: compute(...one.at) };
    }
    const table = await readTable({ name: `${one.table}.csv`, content: tables[one.table] ?? "" });
    return one.run === "effect" ? await effect(table, one.options) : await pool(table, one.options);
  } catch (error) {
    if (error instanceof BptrialError) return null;
    throw error;
  }
}

function numberAt(result: unknown, where: string): number | null {
  let at = result;
  for (const name of where.split(".")) {
    at = typeof at === "object" && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : null;
  }
  return typeof at === "number" ? at : null;
}

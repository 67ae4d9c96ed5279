import fc from "fast-check";
import { BptrialError, type ErrorCode } from "../../src/core/errors.js";
import { fitEffects, type ModelFit, type ModelOptions } from "../../src/model/index.js";
import type { StudyEffect } from "../../src/records.js";

/** Studies from [estimate, variance] pairs. */
export const studiesFrom = (pairs: readonly (readonly [number, number])[]): StudyEffect[] =>
  pairs.map(([y, v], i) => ({ study: `study ${i + 1}`, label: "", y, v }));

export const fit = (pairs: readonly (readonly [number, number])[], options: Partial<ModelOptions> = {}): ModelFit =>
  fitEffects(studiesFrom(pairs), options);

/** Ordinary studies. The estimates are multiples of 1/64: shifted by an integer, they are not rounded. */
export const ordinary = (minLength = 3, maxLength = 15) =>
  fc.array(
    fc.tuple(
      fc.integer({ min: -320, max: 320 }).map((n) => n / 64),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
    ),
    { minLength, maxLength },
  );

/** Studies whose variances lie anywhere from 1e-12 to 1e12, and whose estimates need have nothing to do with them. */
export const extreme = (minLength = 1, maxLength = 8) =>
  fc.array(
    fc
      .tuple(
        fc.double({ min: -12, max: 12, noNaN: true }),
        fc.oneof(fc.constant(0), fc.double({ min: -4, max: 4, noNaN: true })),
        fc.boolean(),
      )
      .map(([exponent, y, inErrors]) => [inErrors ? y * Math.sqrt(10 ** exponent) : y, 10 ** exponent] as const),
    { minLength, maxLength },
  );

/** Every number anywhere in a record, with the path to it. */
export function numbersIn(value: unknown, path = ""): (readonly [string, number])[] {
  if (typeof value === "number") return [[path, value]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, child]) => numbersIn(child, `${path}.${name}`));
}

/** Paths of the numbers that JSON could not hold. */
export const unprintable = (value: unknown): string[] =>
  numbersIn(value)
    .filter(([, number]) => !Number.isFinite(number))
    .map(([path, number]) => `${path} is ${number}`);

export function refusal(attempt: () => unknown): ErrorCode | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof BptrialError) return error.code;
    throw error;
  }
}

export const noteCodes = ({ notes }: ModelFit): string[] => notes.map(({ code }) => code);

import { BptrialError } from "../../core/errors.js";
import type { StudyEffect } from "../../records.js";
import type { ModelOptions } from "../options.js";
import type { Studies } from "../studies.js";
import { poolingMethods } from "./index.js";
import type { Counted, PoolingMethod } from "./method.js";

/**
 * The pooling method, where it goes with the rest that was asked for.
 *
 * @throws E_OPTION for an unknown method, and where model, tau² or test are none that it has
 */
export function methodFor({ method: id, tau2, inference }: ModelOptions, random: boolean): PoolingMethod {
  const method = poolingMethods.get(id);
  if (id === "iv") return method;
  if (random && !method.counts)
    throw new BptrialError(
      "E_OPTION",
      `--method ${id} pools one common effect`,
      "Say --model common; random effects of Peto's odds ratios are --measure peto without --method.",
    );
  if (random && tau2 !== "dl")
    throw new BptrialError(
      "E_OPTION",
      `--method ${id} knows random effects with --tau2 dl alone, whose Q it takes about its own estimate`,
      "Say --tau2 dl, or --model common, or leave --method out.",
    );
  if (!random && inference?.startsWith("knapp-hartung"))
    throw new BptrialError(
      "E_OPTION",
      `--inference ${inference} rests on inverse-variance weights, which --method ${id} does not use`,
      "Say --inference z or t.",
    );
  return method;
}

/** @throws E_MEASURE where the method does not pool the measure, or needs counts that a study does not have */
export function countedIn(
  method: PoolingMethod,
  studies: Studies,
  effects: readonly StudyEffect[],
  { measure }: Pick<ModelOptions, "measure">,
): Counted {
  if (method.measures !== null && !method.measures.includes(measure ?? ""))
    throw new BptrialError(
      "E_MEASURE",
      `--method ${method.id} pools ${method.measures.join(", ")}, and these studies are in ${measure ?? "no named measure"}`,
      `Choose one with --measure, keep other rows out with --filter, or say --method iv.`,
    );
  if (!method.counts) return { studies, tables: [], measure: measure ?? "" };
  const tables = effects.map(({ study, cells }) => {
    if (cells) return cells;
    throw new BptrialError(
      "E_MEASURE",
      `--method ${method.id} needs the counts of both arms, which "${study}" does not give`,
      "Give events and n of each arm, or say --method iv.",
    );
  });
  return { studies, tables, measure: measure ?? "" };
}

/** The method where it suits what is pooled, else inverse variance: what a program does that has one for counts alone. */
export function methodThatFits(
  { method: id, tau2, measure, inference }: ModelOptions,
  random: boolean,
  effects: readonly StudyEffect[],
): string {
  const { measures, counts } = poolingMethods.get(id);
  const pools = measures === null || measures.includes(measure ?? "");
  const counted = !counts || effects.every(({ cells }) => cells);
  const tested = random ? id === "iv" || (counts && tau2 === "dl") : !inference?.startsWith("knapp-hartung");
  return pools && counted && tested ? id : "iv";
}

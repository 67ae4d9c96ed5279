import { BptrialError, type Fit } from "../../src/index.js";
import type { ExpectedFit } from "./expected.js";

/** REML is iterated in both programs. */
const TOLERANCE = 1e-7;
/** What is left of a tau² whose maximum lies at 0. */
const NOTHING = 1e-11;

const near = (ours: number, theirs: number): boolean =>
  Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs) + NOTHING;

/** Letters and digits of a label: how a header's words are joined is no matter here. */
const bare = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]/g, "");
const groupOf = ({ group }: Fit): string => bare(Object.values(group).join(""));

/** Whether a fit is what metafor gives, or that with the arms turned round. */
export function agrees(fit: Fit, theirs: ExpectedFit, turned = false): boolean {
  const estimate = fit.terms[0]?.estimate ?? Number.NaN;
  return (
    fit.measure === theirs.measure &&
    fit.k === theirs.k &&
    groupOf(fit) === bare(theirs.group ?? "") &&
    (near(estimate, theirs.estimate) || (turned && near(estimate, -theirs.estimate))) &&
    near(fit.heterogeneity.tau2 ?? Number.NaN, theirs.tau2)
  );
}

/** What a failing test shows. */
export const shown = (fits: readonly Fit[]) =>
  fits.map((fit) => ({
    ...(groupOf(fit) === "" ? {} : { group: groupOf(fit) }),
    measure: fit.measure,
    k: fit.k,
    estimate: fit.terms[0]?.estimate,
    tau2: fit.heterogeneity.tau2,
  }));

/** Each of the fits is one of metafor's, and each of metafor's is there. */
export function areThose(fits: readonly Fit[], theirs: readonly ExpectedFit[]): boolean {
  const left = theirs.filter((one) => !fits.some((fit) => agrees(fit, one)));
  return left.length === 0 && fits.length === theirs.length;
}

/** The codes of what stops a piece of work; none where it is done. */
export async function codesOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    const codes = error.causes.length > 0 ? error.causes.map(({ code }) => code) : [error.code];
    return [...new Set(codes)].sort();
  }
}

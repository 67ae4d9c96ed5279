import type { Effect, Options } from "../../records.js";
import { rNumber } from "./literals.js";

type Arms = Effect["arms"];

/** How a measure is had in R from the arms of its rows. */
export interface RMeasure {
  readonly arms: "continuous" | "events" | "paired";
  /** Lines that give `dat$yi` and `dat$vi`. */
  lines(options: Options): readonly string[];
}

const CONTINUOUS = "m1i = m1, sd1i = sd1, n1i = n1, m2i = m2, sd2i = sd2, n2i = n2";
const PAIRED = "m1i = m1, sd1i = sd1, m2i = m2, sd2i = sd2, ri = r, ni = n";
const J = "J <- function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)";
const POOLED = "s <- with(dat, sqrt(((n1 - 1) * sd1^2 + (n2 - 1) * sd2^2) / (n1 + n2 - 2)))";

const counts = (measure: string, byDefault: "only0" | "none"): RMeasure => ({
  arms: "events",
  lines({ add, to }) {
    const rule = typeof to === "string" ? to : typeof add === "number" ? "only0" : byDefault;
    const constant = rule === "none" ? 0 : typeof add === "number" ? add : 0.5;
    const call = (adding: string) =>
      `escalc(measure = "${measure}", ai = events1, n1i = n1, ci = events2, n2i = n2, data = dat, ${adding})`;
    return [
      `dat <- ${call(`add = ${rNumber(constant)}, to = "${rule}"`)}`,
      ...(measure === "RD" && constant === 0
        ? [
            "# nobody or everybody in each arm: 1/2 is added there for the variance alone, so that it is not 0",
            "still <- which(dat$vi == 0)",
            `if (length(still) > 0) dat$vi[still] <- ${call('add = 0.5, to = "all"')}$vi[still]`,
          ]
        : []),
    ];
  },
});

const paired = (lines: readonly string[]): RMeasure => ({ arms: "paired", lines: () => lines });

/**
 * Our measures as R computes them. One that is not here is written with its estimate and variance. Where releases of
 * metafor differ (its 3.8 and 5.1 give other variances or estimates), the formula is written out, so that any release
 * gives our numbers.
 */
const measures: Readonly<Record<string, RMeasure>> = {
  md: {
    arms: "continuous",
    lines: ({ variance }) => [
      `dat <- escalc(measure = "MD", ${CONTINUOUS}, data = dat, vtype = "${variance === "pooled" ? "HO" : "LS"}")`,
    ],
  },
  smd: {
    arms: "continuous",
    lines: ({ smdVariance }) => [
      `dat <- escalc(measure = "SMD", ${CONTINUOUS}, data = dat, vtype = "${typeof smdVariance === "string" ? smdVariance.toUpperCase() : "LS"}")`,
    ],
  },
  "cohen-d": {
    arms: "continuous",
    lines: () => [
      '# metafor has this as escalc(measure = "SMD", correct = FALSE) in its later releases only',
      POOLED,
      "dat$yi <- with(dat, (m1 - m2) / s)",
      "dat$vi <- with(dat, 1 / n1 + 1 / n2 + yi^2 / (2 * (n1 + n2)))",
    ],
  },
  glass: {
    arms: "continuous",
    lines: ({ glassSd }) =>
      glassSd === "treatment"
        ? [
            "# divided by the treatment's SD: the arms are swapped and the sign is turned",
            'dat <- escalc(measure = "SMD1", m1i = m2, sd1i = sd2, n1i = n2, m2i = m1, sd2i = sd1, n2i = n1, data = dat)',
            "dat$yi <- -dat$yi",
          ]
        : [`dat <- escalc(measure = "SMD1", ${CONTINUOUS}, data = dat)`],
  },
  smdh: {
    arms: "continuous",
    lines: () => [
      '# escalc(measure = "SMDH"), whose variance changed in metafor 4.6 (Bonett 2008)',
      J,
      "s <- with(dat, sqrt((sd1^2 + sd2^2) / 2))",
      "dat$yi <- with(dat, J(n1 + n2 - 2) * (m1 - m2) / s)",
      "dat$vi <- with(dat, yi^2 * (sd1^4 / (n1 - 1) + sd2^4 / (n2 - 1)) / (8 * s^4) + (sd1^2 / (n1 - 1) + sd2^2 / (n2 - 1)) / s^2)",
    ],
  },
  rom: {
    arms: "continuous",
    lines: () => [
      '# escalc(measure = "ROM"), whose estimate is corrected for bias from metafor 5.0 on (Lajeunesse 2015)',
      "dat$yi <- with(dat, log(m1 / m2) + (sd1^2 / (n1 * m1^2) - sd2^2 / (n2 * m2^2)) / 2)",
      "dat$vi <- with(dat, sd1^2 / (n1 * m1^2) + sd2^2 / (n2 * m2^2))",
    ],
  },
  rr: counts("RR", "only0"),
  or: counts("OR", "only0"),
  rd: counts("RD", "none"),
  as: counts("AS", "none"),
  peto: counts("PETO", "none"),
  mc: paired([`dat <- escalc(measure = "MC", ${PAIRED}, data = dat)`]),
  smcc: paired([`dat <- escalc(measure = "SMCC", ${PAIRED}, data = dat)`]),
  smcr: paired([
    "# divided by the baseline SD: its 1 is the baseline, and the sign is turned",
    'dat <- escalc(measure = "SMCR", m1i = m2, sd1i = sd2, m2i = m1, sd2i = sd1, ri = r, ni = n, data = dat)',
    "dat$yi <- -dat$yi",
  ]),
};

/** How R has this measure from these arms; null where it takes the estimate itself. */
export function rMeasure(measure: string, rows: readonly { readonly arms: Arms }[]): RMeasure | null {
  const found = Object.hasOwn(measures, measure) ? (measures[measure] ?? null) : null;
  return found !== null && rows.every(({ arms }) => holds(found.arms, arms)) ? found : null;
}

function holds(kind: RMeasure["arms"], arms: Arms): boolean {
  if (arms === null) return false;
  const both = [arms.treatment, arms.control];
  if (kind === "events") return both.every(({ events, n }) => events !== null && n !== null);
  const means = both.every(({ mean, sd, n }) => mean !== null && sd !== null && n !== null);
  return means && (kind !== "paired" || arms.treatment.correlation !== null);
}

/** The columns of arms that a measure needs. */
export function armData(
  kind: RMeasure["arms"],
  rows: readonly { readonly arms: Arms }[],
): Readonly<Record<string, readonly (number | null | undefined)[]>> {
  const one = (of: (arms: NonNullable<Arms>) => number | null) => rows.map(({ arms }) => arms && of(arms));
  if (kind === "events") {
    return {
      events1: one((a) => a.treatment.events),
      n1: one((a) => a.treatment.n),
      events2: one((a) => a.control.events),
      n2: one((a) => a.control.n),
    };
  }
  const means = {
    m1: one((a) => a.treatment.mean),
    sd1: one((a) => a.treatment.sd),
    m2: one((a) => a.control.mean),
    sd2: one((a) => a.control.sd),
  };
  return kind === "paired"
    ? { ...means, n: one((a) => a.treatment.n), r: one((a) => a.treatment.correlation) }
    : { ...means, n1: one((a) => a.treatment.n), n2: one((a) => a.control.n) };
}

import { quantityNamed, type RArms, type RCall } from "../../core/quantities.js";
import type { Effect, Options } from "../../records.js";
import { rNumber } from "./literals.js";

type Arms = Effect["arms"];

/** How a measure is had in R from the arms of its rows. */
export interface RMeasure {
  readonly arms: RArms;
  /** Lines that give `dat$yi` and `dat$vi`. */
  lines(options: Options): readonly string[];
}

/** escalc's arguments by kind of arms, the two arms as they stand or in each other's place. */
const ARGUMENTS: Readonly<Record<RArms, (first: 1 | 2, second: 1 | 2) => string>> = {
  continuous: (a, b) => `m1i = m${a}, sd1i = sd${a}, n1i = n${a}, m2i = m${b}, sd2i = sd${b}, n2i = n${b}`,
  events: (a, b) => `ai = events${a}, n1i = n${a}, ci = events${b}, n2i = n${b}`,
  paired: (a, b) => `m1i = m${a}, sd1i = sd${a}, m2i = m${b}, sd2i = sd${b}, ri = r, ni = n`,
};

type Escalc = Extract<RCall, { readonly escalc: string }>;

function escalcLines({ arms, escalc, to, vtype, instead, turned }: Escalc, options: Options): readonly string[] {
  if (instead && options[instead.where[0]] === instead.where[1]) return instead.lines;
  const swapped = turned !== undefined && (turned.where === null || options[turned.where[0]] === turned.where[1]);
  const chosen = vtype && options[vtype.option];
  const call = (more: readonly string[]) =>
    `escalc(measure = "${escalc}", ${swapped ? ARGUMENTS[arms](2, 1) : ARGUMENTS[arms](1, 2)}, data = dat${more.map((one) => `, ${one}`).join("")})`;
  const variance = vtype === undefined ? [] : [`vtype = "${vtype.by[String(chosen)] ?? Object.values(vtype.by)[0]}"`];
  const constant = to === undefined ? null : constantOf(options, to);
  const revman = options.zeroCells === "revman";
  const tacc = options.add === "tacc" && constant !== null && constant.added !== 0;
  return [
    ...(tacc ? taccLines(constant.rule) : []),
    ...(swapped && turned ? [`# ${turned.why}: the arms are swapped and the sign is turned`] : []),
    tacc
      ? `dat <- escalc(measure = "${escalc}", ai = events1 + k1, n1i = n1 + 2 * k1, ci = events2 + k2, n2i = n2 + 2 * k2, data = dat, add = 0, to = "none")`
      : `dat <- ${call([...variance, ...(constant === null ? [] : [constant.arguments])])}`,
    ...(swapped ? ["dat$yi <- -dat$yi"] : []),
    ...(escalc === "RD" && (constant?.added === 0 || revman)
      ? [
          revman
            ? "# a cell of 0: 1/2 is added there for the variance alone, and nothing to the estimate, as RevMan does"
            : "# nobody or everybody in each arm: 1/2 is added there for the variance alone, so that it is not 0",
          `still <- which(${revman ? ZERO : "dat$vi == 0"})`,
          `if (length(still) > 0) dat$vi[still] <- ${call(['add = 0.5, to = "all"'])}$vi[still]`,
          ...(revman ? [`dat$yi[still] <- with(dat, events1 / n1 - events2 / n2)[still]`] : []),
        ]
      : []),
    ...(escalc === "RR" && revman
      ? [
          "# everybody in both arms: a ratio of 1, with 1/2 in the variance alone, as RevMan does",
          "all <- which(dat$events1 == dat$n1 & dat$events2 == dat$n2)",
          `if (length(all) > 0) dat$vi[all] <- ${call(['add = 0.5, to = "all"'])}$vi[all]`,
          "dat$yi[all] <- 0",
        ]
      : []),
  ];
}

const ZERO = "with(dat, events1 == 0 | events2 == 0 | events1 == n1 | events2 == n2)";

/** n1/(n1 + n2) for the treatment's cells and n2/(n1 + n2) for the control's, where the rule adds anything. */
const taccLines = (rule: string): readonly string[] => [
  "# treatment-arm continuity correction (Sweeting 2004), which escalc has not",
  `add <- ${rule === "all" ? "rep(TRUE, nrow(dat))" : ZERO}`,
  "k1 <- with(dat, ifelse(add, n1 / (n1 + n2), 0))",
  "k2 <- with(dat, ifelse(add, n2 / (n1 + n2), 0))",
];

/** The continuity constant, and which tables get it. */
function constantOf({ add, to }: Options, byDefault: "only0" | "none") {
  const asked = typeof add === "number" || add === "tacc";
  const rule = typeof to === "string" ? to : asked ? "only0" : byDefault;
  const added = rule === "none" ? 0 : typeof add === "number" ? add : 0.5;
  return { rule, added, arguments: `add = ${rNumber(added)}, to = "${rule}"` };
}

/** What metafor calls a measure that it computes from arms. */
export function escalcName(measure: string): string {
  const call = quantityNamed(measure)?.r ?? null;
  return typeof call === "object" && call !== null && "escalc" in call ? call.escalc : measure;
}

/** How R has this measure from these arms; null where it takes the estimate itself. */
export function rMeasure(measure: string, rows: readonly { readonly arms: Arms }[]): RMeasure | null {
  const call = quantityNamed(measure)?.r ?? null;
  if (call === null || call === "as given" || !rows.every(({ arms }) => holds(call.arms, arms))) return null;
  const { arms } = call;
  return {
    arms,
    lines: (options) => ("escalc" in call ? escalcLines(call, options) : [`# ${call.why}`, ...call.lines]),
  };
}

function holds(kind: RArms, arms: Arms): boolean {
  if (arms === null) return false;
  const both = [arms.treatment, arms.control];
  if (kind === "events") return both.every(({ events, n }) => events !== null && n !== null);
  const means = both.every(({ mean, sd, n }) => mean !== null && sd !== null && n !== null);
  return means && (kind !== "paired" || arms.treatment.correlation !== null);
}

/** The columns of arms that a measure needs. */
export function armData(
  kind: RArms,
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

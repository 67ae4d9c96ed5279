import type { Effect, EffectDocument, SmdDocument } from "../../records.js";
import { comment, dataFrame, rString } from "./literals.js";
import { armData, rMeasure } from "./measures.js";

const PRELUDE = [
  "# estimate, test and interval; df = Inf is the normal distribution",
  "finish <- function(dat, df, level) {",
  "  yi <- as.numeric(dat$yi); vi <- as.numeric(dat$vi); se <- sqrt(vi)",
  "  half <- qt(1 - (1 - level) / 2, df) * se",
  '  data.frame(dat[c("study", "outcome", "timepoint", "contrast", "measure")], estimate = yi, variance = vi, se = se,',
  "    statistic = yi / se, df = df, p = 2 * pt(-abs(yi / se), df), ciLow = yi - half, ciHigh = yi + half)",
  "}",
];

const EXACT = [
  "# exact limits: the noncentralities at which t has these chances, times what turns them into the estimate",
  "exact <- function(result, t, df, factor, level) {",
  "  at <- function(t, df, p) uniroot(function(ncp) pt(t, df, ncp) - p, t + c(-1, 1) * (6 + abs(t)), tol = 1e-12)$root",
  "  result$ciLow <- factor * mapply(at, t, df, 1 - (1 - level) / 2)",
  "  result$ciHigh <- factor * mapply(at, t, df, (1 - level) / 2)",
  "  result",
  "}",
];

/** Effects in R: by metafor's escalc where it has the measure, in base R where a test of its own is needed. */
export function effectScript(document: EffectDocument | SmdDocument): readonly string[] {
  const groups = grouped(document.effects);
  const isExact = document.effects.some(({ interval }) => interval === "noncentral-t");
  return [
    ...PRELUDE,
    ...(isExact ? EXACT : []),
    "results <- NULL",
    ...groups.flatMap((group) => ["", ...groupLines(group, document)]),
    "",
    "print(results, digits = 10, row.names = FALSE)",
    ...backLines(document.effects),
  ];
}

/** The scales whose estimates are shown back-transformed, in R. */
const BACK: Partial<Readonly<Record<Effect["scale"], readonly [what: string, inverse: string]>>> = {
  log: ["ratios", "exp"],
  "fisher-z": ["correlations", "tanh"],
};

function backLines(effects: readonly Effect[]): readonly string[] {
  return Object.entries(BACK).flatMap(([scale, [what, inverse]]) => {
    const ids = [...new Set(effects.filter((effect) => effect.scale === scale).map(({ measure }) => measure))];
    if (ids.length === 0) return [];
    return [
      `# ${what} with their limits`,
      `of <- results[results$measure %in% c(${ids.map(rString).join(", ")}), ]`,
      `print(cbind(of["study"], ${inverse}(of[c("estimate", "ciLow", "ciHigh")])), digits = 10, row.names = FALSE)`,
    ];
  });
}

/** Effects that are computed in one way, in the order in which the ways appear. */
function grouped(effects: readonly Effect[]): readonly (readonly Effect[])[] {
  const groups = new Map<string, Effect[]>();
  for (const effect of effects) {
    const computed = rMeasure(effect.measure, [effect]) !== null;
    const key = JSON.stringify([effect.measure, effect.test, effect.interval, effect.level, computed]);
    const group = groups.get(key);
    if (group) group.push(effect);
    else groups.set(key, [effect]);
  }
  return [...groups.values()];
}

function groupLines(group: readonly Effect[], { options }: EffectDocument | SmdDocument): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const { measure, test, interval, level } = first;
  const found = rMeasure(measure, group);
  const labels = {
    study: group.map(({ study }) => study),
    outcome: group.map(({ outcome, instrument }) => outcome ?? instrument ?? ""),
    timepoint: group.map(({ timepoint }) => timepoint ?? ""),
    contrast: group.map(({ treatment, control }) => `${treatment} - ${control}`),
    measure: group.map(() => measure),
  };
  if (!found) return [comment(`${measure}: as reported`), ...reportedLines(group, labels, level)];
  const settings =
    test === "student" || test === "welch"
      ? { ...options, variance: test === "student" ? "pooled" : "unequal" }
      : options;
  return [
    comment(measure),
    ...dataFrame("dat", { ...labels, ...armData(found.arms, group) }),
    ...found.lines(settings),
    ...dfLines(test),
    `result <- finish(dat, df, ${level})`,
    ...(interval === "noncentral-t" ? exactLines(measure, options.glassSd === "treatment", level) : []),
    "results <- rbind(results, result)",
  ];
}

/** Degrees of freedom of the test. */
function dfLines(test: Effect["test"]): readonly string[] {
  if (test === "welch") {
    return [
      "df <- with(dat, (sd1^2 / n1 + sd2^2 / n2)^2 / ((sd1^2 / n1)^2 / (n1 - 1) + (sd2^2 / n2)^2 / (n2 - 1)))  # Welch",
    ];
  }
  if (test === "student") return ["df <- dat$n1 + dat$n2 - 2"];
  if (test === "paired") return ["df <- dat$n - 1"];
  return ["df <- rep(Inf, nrow(dat))"];
}

function exactLines(measure: string, byTreatment: boolean, level: number): readonly string[] {
  const pooled = "sqrt(((n1 - 1) * sd1^2 + (n2 - 1) * sd2^2) / (n1 + n2 - 2))";
  const arm = byTreatment ? "1" : "2";
  const [sd, df] = measure === "glass" ? [`sd${arm}`, `n${arm} - 1`] : [pooled, "n1 + n2 - 2"];
  const factor = measure === "cohen-d" ? "h" : "h * exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)";
  // The standard error of the difference, in units of the SD it is divided by.
  const h = measure === "glass" ? `sqrt(sd1^2 / n1 + sd2^2 / n2) / ${sd}` : "sqrt(1 / n1 + 1 / n2)";
  return [
    `h <- with(dat, ${h})`,
    `m <- with(dat, ${df})`,
    `result <- exact(result, with(dat, (m1 - m2) / ${sd} / h), m, ${factor}, ${level})`,
  ];
}

/** Estimates that a source prints, with its limits where it prints them. */
function reportedLines(
  group: readonly Effect[],
  labels: Readonly<Record<string, readonly string[]>>,
  level: number,
): readonly string[] {
  const printed = group.some(({ interval }) => interval === "reported");
  const column = (of: (effect: Effect) => number | null) => group.map(of);
  return [
    ...dataFrame("dat", {
      ...labels,
      yi: column((e) => e.estimate),
      vi: column((e) => e.variance),
      df: column((e) => e.df),
    }),
    "df <- ifelse(is.na(dat$df), Inf, dat$df)",
    `result <- finish(dat, df, ${level})`,
    ...(printed
      ? [
          "# the limits as the source prints them",
          ...dataFrame("printed", { ciLow: column((e) => e.ciLow), ciHigh: column((e) => e.ciHigh) }),
          'result[c("ciLow", "ciHigh")] <- printed',
        ]
      : []),
    "results <- rbind(results, result)",
  ];
}

import type { Fit, PoolDocument, SubgroupDifference } from "../../records.js";
import { comment, dataFrame, rString } from "./literals.js";
import { armData, rMeasure } from "./measures.js";

/** What metafor calls our ways of inference; the others have the same name. */
const TESTS: Readonly<Record<string, string>> = { "knapp-hartung": "knha", "knapp-hartung-adhoc": "adhoc" };
/** Tight enough that its iterations end where ours do, and wide enough to hold a large tau². */
function control({ tau2, tau2High }: Fit["heterogeneity"]): string {
  const most = 10 ** Math.ceil(Math.log10(Math.max(10, tau2 ?? 0, tau2High ?? 0)) + 1);
  return `control = list(threshold = 1e-12, tol = 1e-12, maxiter = 10000, tau2.max = ${most})`;
}

/** Meta-analyses in metafor, one after the other. */
export function poolScript(document: PoolDocument): readonly string[] {
  return [
    "results <- NULL",
    ...document.fits.flatMap((fit) => ["", ...fitLines(fit, document)]),
    "",
    "print(results, digits = 10, row.names = FALSE)",
    ...document.subgroupDifferences.flatMap((difference) => ["", ...differenceLines(difference)]),
  ];
}

/** Whether the groups differ, each weighted by the variance of its pooled effect. */
function differenceLines({ by, fits, model }: SubgroupDifference): readonly string[] {
  const rows = fits.map((index) => index + 1).join(", ");
  return [
    comment(
      `difference between groups, by ${by.join(", ")}, ${model === "common" ? "common effects" : "random effects"}`,
    ),
    `of <- results[c(${rows}), ]`,
    "w <- 1 / of$se^2",
    "Q <- sum(w * (of$estimate - sum(w * of$estimate) / sum(w))^2)",
    "difference <- c(Q = Q, df = nrow(of) - 1, p = pchisq(Q, nrow(of) - 1, lower.tail = FALSE))",
    "print(difference, digits = 10)",
  ];
}

/** The pooled effect against each threshold, on the benefit scale; new: for a new trial's true effect. */
function mcidLines({ mcid, terms: [term], prediction, level }: Fit): readonly string[] {
  if (!term || term.estimate === 0) return [];
  return mcid.flatMap(({ threshold, thresholdHigh, benefit, source }) => {
    const factor = benefit.estimate / term.estimate;
    const bar = thresholdHigh ?? threshold;
    const df = term.df ?? "Inf";
    const chances = [
      `pt((${bar} - benefit) / abs(factor * fit$se), ${df}, lower.tail = FALSE)`,
      prediction === null
        ? "NA"
        : `pt((${bar} - benefit) / abs(factor * diff(prediction) / 2 / qt(${1 - (1 - level) / 2}, ${prediction.df ?? "Inf"})), ${prediction.df ?? "Inf"}, lower.tail = FALSE)`,
    ];
    return [
      comment(`against ${bar} (${source}): the benefit, and the chances that it exceeds this`),
      `factor <- ${factor}; benefit <- factor * as.numeric(fit$beta)`,
      `against <- c(threshold = ${bar}, benefit = benefit, mean = ${chances[0]}, new = ${chances[1]})`,
      "print(against, digits = 10)",
    ];
  });
}

function fitLines(fit: Fit, document: PoolDocument): readonly string[] {
  const name = fit.overall ? "overall" : Object.values(fit.group).join(", ");
  const { level, prediction } = fit;
  const single = fit.k === 1 || fit.model === "common";
  const method = single ? "EE" : (fit.tau2Method ?? "reml").toUpperCase();
  const test = TESTS[fit.inference] ?? fit.inference;
  const spread = 1 - (1 - level) / 2;
  return [
    comment(
      `${[name, fit.measure].filter(Boolean).join(": ")}, ${fit.model === "common" ? "common effect" : "random effects"}`,
    ),
    ...studyLines(fit, document),
    `fit <- rma(yi, vi, data = dat, slab = make.unique(study), method = "${method}", test = "${test}", level = ${100 * level}, ${control(fit.heterogeneity)})`,
    `print(fit, digits = 6) # forest(fit${fit.scale === "log" ? ", transf = exp" : ""}) draws the forest plot`,
    ...(single
      ? ["ci <- NULL"]
      : [`ci <- tau2Interval(fit, dat, ${control(fit.heterogeneity)})`, "print(ci, digits = 6)"]),
    ...(prediction === null
      ? ["prediction <- c(NA, NA)"]
      : [
          comment(
            `prediction interval, ${prediction.df === null ? "normal" : `t on ${prediction.df} df`}; the same as predict(fit) with that predtype`,
          ),
          `prediction <- as.numeric(fit$beta) + c(-1, 1) * qt(${spread}, ${prediction.df ?? "Inf"}) * sqrt(fit$tau2 + fit$se^2)`,
        ]),
    `results <- rbind(results, summarise(${rString(name)}, "${fit.model}", ${JSON.stringify(fit.measure)}, fit, ci, prediction))`,
    ...mcidLines(fit),
  ];
}

/** The studies: from their arms where metafor has the measure, else with estimate and variance. */
function studyLines(fit: Fit, { options }: PoolDocument): readonly string[] {
  const { studies } = fit;
  // What is divided by MIDs is written as it was pooled.
  const found = fit.unit === "MID" ? null : rMeasure(fit.measure, studies);
  const study = studies.map((one) => one.study);
  if (!found)
    return dataFrame("dat", {
      study,
      yi: studies.map(({ estimate }) => estimate),
      vi: studies.map(({ variance }) => variance),
    });
  const turned = studies.some(({ aligned }) => aligned);
  return [
    ...dataFrame("dat", {
      study,
      ...armData(found.arms, studies),
      ...(turned ? { sign: studies.map(({ aligned }) => (aligned ? -1 : 1)) } : {}),
    }),
    ...found.lines(options),
    ...(turned ? ["# signs are turned so that positive favours treatment", "dat$yi <- dat$yi * dat$sign"] : []),
  ];
}

/** Functions that every fit uses. */
export function poolPrelude({ fits }: PoolDocument): readonly string[] {
  const generalised = fits.some(({ heterogeneity }) => heterogeneity.tau2Interval === "generalised-q");
  return [
    ...(generalised
      ? [
          "# generalised-Q interval of tau2, with the weights of the common-effect model",
          "tau2Interval <- function(fit, dat, control) {",
          '  if (!requireNamespace("CompQuadForm", quietly = TRUE)) {',
          '    message("tau2Low and tau2High are left out: metafor needs the package CompQuadForm for this interval")',
          "    return(NULL)",
          "  }",
          "  dat$w <- 1 / dat$vi",
          '  fit <- rma(yi, vi, weights = w, data = dat, method = "GENQ", level = 100 * (1 - fit$level))',
        ]
      : ["# Q-profile interval of tau2", "tau2Interval <- function(fit, dat, control) {"]),
    "  confint(fit, control = control)$random",
    "}",
    "summarise <- function(group, model, measure, fit, ci, prediction) data.frame(group = group, model = model, measure = measure,",
    "  k = fit$k, estimate = as.numeric(fit$beta),",
    "  se = fit$se, statistic = fit$zval, p = fit$pval, ciLow = fit$ci.lb, ciHigh = fit$ci.ub, tau2 = fit$tau2,",
    '  tau2Low = if (is.null(ci)) NA else ci["tau^2", "ci.lb"], tau2High = if (is.null(ci)) NA else ci["tau^2", "ci.ub"],',
    "  i2 = fit$I2, q = fit$QE, qP = fit$QEp, predictionLow = prediction[1], predictionHigh = prediction[2])",
  ];
}

import { BptrialError } from "../../core/errors.js";
import type { Fit, PoolDocument, SubgroupDifference } from "../../records.js";
import { callOf, idsWithCall, type RCalls } from "./calls.js";
import { comment, dataFrame, rString } from "./literals.js";
import { armData, escalcName, rMeasure } from "./measures.js";

/** Tight enough that its iterations end where ours do, and wide enough to hold a large tau². */
function control({ tau2, tau2High }: Fit["heterogeneity"]): string {
  const most = 10 ** Math.ceil(Math.log10(Math.max(10, tau2 ?? 0, tau2High ?? 0)) + 1);
  return `control = list(threshold = 1e-12, tol = 1e-12, maxiter = 10000, tau2.max = ${most})`;
}

/** Meta-analyses in metafor, one after the other. */
export function poolScript(document: PoolDocument, calls: RCalls): readonly string[] {
  return [
    "results <- NULL",
    ...document.fits.flatMap((fit) => ["", ...fitLines(fit, document, calls)]),
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

/** tau² as metafor estimates it or, where it has no such estimator, as it was estimated here. */
function tau2Argument({ k, model, tau2Method, method: pooling, heterogeneity }: Fit, calls: RCalls): string {
  if (k === 1 || model === "common" || tau2Method === null) return 'method = "EE"';
  if (pooling === "mh") return `tau2 = ${heterogeneity.tau2}`;
  const method = callOf(calls, "tau2", tau2Method);
  return method === null ? `tau2 = ${heterogeneity.tau2}` : `method = "${method}"`;
}

/** What metafor calls the test of a pooled effect. */
function testOf({ inference }: Fit, calls: RCalls): string {
  const test = callOf(calls, "inference", inference);
  if (test !== null) return test;
  throw new BptrialError(
    "E_OPTION",
    `metafor has no test "${inference}", so no R script gives these numbers`,
    `Use --r-code with --inference ${idsWithCall(calls, "inference").join(", ")}.`,
  );
}

function fitLines(fit: Fit, document: PoolDocument, calls: RCalls): readonly string[] {
  const name = fit.overall ? "overall" : Object.values(fit.group).join(", ");
  const { level, prediction } = fit;
  const single = fit.k === 1 || fit.model === "common";
  const tau2 = tau2Argument(fit, calls);
  const given = tau2.startsWith("tau2");
  const levelArgument = `level = ${100 * level}`;
  const spread = 1 - (1 - level) / 2;
  return [
    comment(
      `${[name, fit.measure].filter(Boolean).join(": ")}, ${fit.model === "common" ? "common effect" : "random effects"}`,
    ),
    ...studyLines(fit, document),
    ...(given
      ? [
          comment(
            fit.method === "mh"
              ? "metafor takes Q about the inverse-variance mean alone: tau2, from Q about the Mantel-Haenszel estimate, is the one of bptrial"
              : `metafor has no estimator ${fit.tau2Method}: tau2 is the one of bptrial`,
          ),
        ]
      : []),
    fit.method === "mh" && single
      ? mantelHaenszelCall(fit, document, testOf(fit, calls))
      : `fit <- rma(yi, vi, data = dat, slab = make.unique(study), ${tau2}, test = "${testOf(fit, calls)}", ${levelArgument}, ${control(fit.heterogeneity)})`,
    `print(fit, digits = 6) # forest(fit${fit.scale === "log" ? ", transf = exp" : ""}) draws the forest plot`,
    ...(single
      ? ["ci <- NULL"]
      : [
          // The interval is the same beside every estimate, but metafor gives none beside a tau² that it was told.
          `ci <- tau2Interval(${given ? `rma(yi, vi, data = dat, method = "DL", ${levelArgument})` : "fit"}, dat, ${control(fit.heterogeneity)})`,
          "print(ci, digits = 6)",
        ]),
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

/** metafor takes Q about the inverse-variance mean here; its risk difference has Sato's variance. */
function mantelHaenszelCall({ measure, level }: Fit, { options }: PoolDocument, test: string): string {
  if (test !== "z" || options.mhRdVariance === "greenland-robins")
    throw new BptrialError(
      "E_OPTION",
      "metafor's Mantel–Haenszel has the normal test and Sato's variance alone, so no R script gives these numbers",
      "Use --r-code with --inference z and --mh-rd-variance sato.",
    );
  const half =
    options.mhZero === "revman" && measure !== "rd" ? '1/2), to = c("only0", "only0")' : '0), to = c("only0", "none")';
  return `fit <- rma.mh(measure = "${escalcName(measure)}", ai = events1, n1i = n1, ci = events2, n2i = n2, data = dat, slab = make.unique(study), correct = FALSE, add = c(1/2, ${half}, level = ${100 * level}) # its Q is about the inverse-variance mean`;
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
export function poolPrelude({ fits }: PoolDocument, calls: RCalls): readonly string[] {
  const interval = fits.flatMap(({ heterogeneity }) => heterogeneity.tau2Interval ?? [])[0] ?? null;
  return [
    ...intervalLines(interval, interval && callOf(calls, "tau2-interval", interval)),
    "summarise <- function(group, model, measure, fit, ci, prediction) data.frame(group = group, model = model, measure = measure,",
    "  k = fit$k, estimate = as.numeric(fit$beta),",
    "  se = fit$se, statistic = fit$zval, p = fit$pval, ciLow = fit$ci.lb, ciHigh = fit$ci.ub, tau2 = fit$tau2,",
    '  tau2Low = if (is.null(ci)) NA else ci["tau^2", "ci.lb"], tau2High = if (is.null(ci)) NA else ci["tau^2", "ci.ub"],',
    "  i2 = fit$I2, q = fit$QE, qP = fit$QEp, predictionLow = prediction[1], predictionHigh = prediction[2])",
  ];
}

/** The interval of tau², which all fits of a document share. */
function intervalLines(id: string | null, call: string | null): readonly string[] {
  if (id === null) return ["tau2Interval <- function(fit, dat, control) NULL"];
  switch (call) {
    case "GENQ":
      return [
        "# generalised-Q interval of tau2, with the weights of the common-effect model",
        "tau2Interval <- function(fit, dat, control) {",
        '  if (!requireNamespace("CompQuadForm", quietly = TRUE)) {',
        '    message("tau2Low and tau2High are left out: metafor needs the package CompQuadForm for this interval")',
        "    return(NULL)",
        "  }",
        "  dat$w <- 1 / dat$vi",
        '  fit <- rma(yi, vi, weights = w, data = dat, method = "GENQ", level = 100 * (1 - fit$level))',
        "  confint(fit, control = control)$random",
        "}",
      ];
    case "QP":
      return [
        "# Q-profile interval of tau2",
        "tau2Interval <- function(fit, dat, control) {",
        "  confint(fit, control = control)$random",
        "}",
      ];
    default:
      return [comment(`metafor has no interval ${id} of tau2`), "tau2Interval <- function(fit, dat, control) NULL"];
  }
}

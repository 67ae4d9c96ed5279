import { noEffect } from "../../core/quantities.js";
import type { Change, Fit, FitMcid, FitStudy, PoolDocument, SubgroupDifference, Term } from "../../records.js";
import { plain } from "../wording.js";
import { crossing, type Estimated, estimateText, lost, movement, shiftText } from "./conclusions.js";
import { differ, FOLLOWING, inWords, movedFields } from "./leaves.js";
import { match } from "./match.js";
import { noteChanges } from "./notes.js";

/** `overall` does not make another analysis: without `--by` the same fit stands alone. */
const TOLD = new Set(["terms", "studies", "mcid", "notes", "k", "heterogeneity", "overall"]);

/**
 * Changes among meta-analyses, matched by group, measure and, where each stands there under two models, by model; and
 * among the studies inside them, once a study.
 */
export function fitChanges(before: readonly Fit[], after: readonly Fit[], tolerance: number): readonly Change[] {
  const key = ({ group, measure }: Fit) =>
    JSON.stringify([Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)), measure]);
  const both = [before, after].some((fits) => new Set(fits.map(({ model }) => model)).size > 1);
  const pairs = match(before, after, key, ({ model }: Fit) => model);
  return pairs.flatMap(({ before: was, after: is }): readonly Change[] => {
    if (was && is) {
      const path = nameOf(is, both);
      const change = moved(path, was, is, tolerance);
      const again = repeats(was, before) && repeats(is, after);
      return [
        ...(change ? [change] : []),
        ...(again ? [] : studyChanges(path, was, is, tolerance)),
        ...noteChanges(path, ownNotes(was, before), ownNotes(is, after)),
      ];
    }
    const one = was ?? is;
    if (!one) return [];
    const text = textOf(one);
    return [
      {
        path: nameOf(one, both),
        kind: was ? "vanished" : "appeared",
        before: was ? text : null,
        after: is ? text : null,
        conclusionChanged: was !== null,
        because: was
          ? "this meta-analysis is gone, and with it what could be concluded from it"
          : "this meta-analysis is new",
      },
    ];
  });
}

/** Its studies stand in another fit of the document, which tells of them: a group's, or the same under random effects. */
const repeats = (fit: Fit, fits: readonly Fit[]): boolean => fit.overall === true || twins(fit, fits).length > 0;

const twins = ({ model, group, measure }: Fit, fits: readonly Fit[]): readonly Fit[] =>
  model === "random"
    ? []
    : fits.filter(
        (other) =>
          other.model === "random" &&
          other.measure === measure &&
          JSON.stringify(other.group) === JSON.stringify(group),
      );

/** The notes that no fit before it in its document tells of the same studies. */
function ownNotes(fit: Fit, fits: readonly Fit[]): Fit["notes"] {
  const others = fit.overall === true ? fits.filter((other) => other.overall !== true) : twins(fit, fits);
  const told = new Set(others.flatMap(({ notes }) => notes.map(({ code, message }) => `${code} ${message}`)));
  return fit.notes.filter(({ code, message, place }) => place === null || !told.has(`${code} ${message}`));
}

function nameOf({ group, measure, overall, model }: Fit, both: boolean): string {
  const name = [...Object.values(group), overall === true ? "overall" : "", measure];
  return [...name, both ? MODELS[model] : ""].filter(Boolean).join(", ");
}

const MODELS = { random: "random effects", common: "common effect" } as const satisfies Record<Fit["model"], string>;
const textOf = ({ terms: [term] }: Fit): string | null => (term ? estimateText(term) : null);

function moved(path: string, was: Fit, is: Fit, tolerance: number): Change | null {
  const terms = match(
    was.terms,
    is.terms,
    ({ term }) => term,
    ({ estimate }) => estimate,
  );
  const moves = terms.map(({ before, after }) => (before && after ? termMovement(before, after, is, tolerance) : null));
  const single = is.terms.length <= 1;
  const conclusions = [
    ...moves.flatMap((move, i) =>
      (move?.conclusions ?? []).map((text) => (single ? text : `${terms[i]?.after?.term}: ${text}`)),
    ),
    ...predictionCrossing(was, is, tolerance),
    ...(was.direction !== null && is.direction !== null && was.direction !== is.direction
      ? [`the better side is now ${is.direction}`]
      : []),
    ...mcidConclusions(was.mcid, is.mcid),
  ];
  const told = [...numberMoves(was, is, tolerance)];
  const fields = [
    ...new Set([
      ...movedFields(was, is, TOLD, tolerance),
      ...(movedFields(was.mcid, is.mcid, new Set(), tolerance).length > 0 ? ["mcid"] : []),
      ...terms.flatMap(({ before, after }) =>
        movedFields(before, after, new Set(["estimate", "ciLow", "ciHigh", "backTransformed"]), tolerance),
      ),
      ...(movedFields(was.heterogeneity, is.heterogeneity, new Set(["tau2", "i2"]), tolerance).length > 0
        ? ["heterogeneity"]
        : []),
    ]),
  ];
  const estimate = moves.some((move) => move?.estimate);
  const interval = moves.some((move) => move === null || move.interval);
  if (!estimate && !interval && conclusions.length === 0 && told.length === 0 && fields.length === 0) return null;
  const others = estimate || interval ? fields.filter((field) => !FOLLOWING.has(field)) : fields;
  const [wasTerm, isTerm] = [was.terms[0], is.terms[0]];
  const parts = [
    ...conclusions,
    ...(estimate && wasTerm && isTerm ? [shiftText(wasTerm, isTerm)] : interval ? ["the interval moved"] : []),
    ...told,
    ...(others.length > 0 ? [`also moved: ${others.map(inWords).join(", ")}`] : []),
  ];
  const changed = conclusions.length > 0;
  return {
    path,
    kind: changed ? "conclusion" : interval ? "interval" : "estimate",
    before: textOf(was),
    after: textOf(is),
    conclusionChanged: changed,
    because: parts.join("; "),
  };
}

function termMovement(before: Term, after: Term, fit: Fit, tolerance: number) {
  return movement(before, after, fit.measure, tolerance);
}

/** "k 4 → 5", "tau² 0.31 → 0.42": the numbers that a reader of a pooled effect asks for first. */
function numberMoves(was: Fit, is: Fit, tolerance: number): readonly string[] {
  const pairs: readonly [string, number | null, number | null][] = [
    ["k", was.k, is.k],
    ["tau²", was.heterogeneity.tau2, is.heterogeneity.tau2],
    ["I²", was.heterogeneity.i2, is.heterogeneity.i2],
  ];
  const text = (value: number | null) => (value === null ? "none" : plain(value));
  return pairs.filter(([, a, b]) => differ(a, b, tolerance)).map(([name, a, b]) => `${name} ${text(a)} → ${text(b)}`);
}

function predictionCrossing(was: Fit, is: Fit, tolerance: number): readonly string[] {
  const [before, after] = [was.prediction, is.prediction];
  if (before && !after) return lost("prediction interval", [before.low, before.high], null, noEffect(is.measure));
  if (!before || !after) return [];
  const size = Math.max(...[before.low, before.high, after.low, after.high].map(Math.abs));
  if (!differ(before.low, after.low, tolerance, size) && !differ(before.high, after.high, tolerance, size)) return [];
  return crossing("prediction interval", [before.low, before.high], [after.low, after.high], noEffect(is.measure));
}

function mcidConclusions(was: readonly FitMcid[], is: readonly FitMcid[]): readonly string[] {
  const key = ({ threshold, thresholdHigh, kind, source }: FitMcid) =>
    JSON.stringify([threshold, thresholdHigh ?? null, kind, source]);
  return match(was, is, key, key).flatMap(({ before, after }) =>
    before && !after
      ? [`the verdict against ${rangeText(before)} is gone`]
      : before && after && before.position !== after.position
        ? [`against ${rangeText(after)}: ${before.position} → ${after.position}`]
        : [],
  );
}

const rangeText = ({ threshold, thresholdHigh }: FitMcid): string =>
  thresholdHigh === null ? plain(threshold) : `${plain(threshold)} to ${plain(thresholdHigh)}`;

/** Studies that came or went, and those whose own numbers moved. A weight moves with every other study and is not told. */
function studyChanges(path: string, was: Fit, is: Fit, tolerance: number): readonly Change[] {
  const key = ({ study, label, treatment, control }: FitStudy) => JSON.stringify([study, label, treatment, control]);
  return match(was.studies, is.studies, key, ({ estimate }) => estimate).flatMap(
    ({ before, after }): readonly Change[] => {
      const one = before ?? after;
      if (!one) return [];
      const place = `${path}, study ${one.study}`;
      const text = (study: FitStudy | null) => (study ? estimateText(estimated(study)) : null);
      const change = (kind: Change["kind"], because: string): Change => ({
        path: place,
        kind,
        before: text(before),
        after: text(after),
        conclusionChanged: false,
        because,
      });
      if (!before) return [change("appeared", "this study is new")];
      if (!after) return [change("vanished", "this study is gone")];
      const move = movement(estimated(before), estimated(after), is.measure, tolerance);
      if (!move.estimate && !move.interval && before.aligned === after.aligned) return [];
      const why = move.estimate
        ? shiftText(estimated(before), estimated(after))
        : move.interval
          ? "its interval moved"
          : "its sign is turned differently";
      return [change(move.interval ? "interval" : "estimate", [...move.conclusions, why].join("; "))];
    },
  );
}

const estimated = ({ estimate, variance, ciLow, ciHigh, backTransformed }: FitStudy): Estimated => ({
  estimate,
  se: Math.sqrt(variance),
  ciLow,
  ciHigh,
  backTransformed,
});

/** Whether the test of a difference between groups crosses its level. */
export function subgroupChanges(before: PoolDocument, after: PoolDocument, tolerance: number): readonly Change[] {
  const key = ({ by }: SubgroupDifference) => JSON.stringify(by);
  const both = [before, after].some(
    ({ subgroupDifferences }) => new Set(subgroupDifferences.map(({ model }) => model)).size > 1,
  );
  const alpha = (document: PoolDocument) => 1 - (document.fits[0]?.level ?? 0.95);
  return match(before.subgroupDifferences, after.subgroupDifferences, key, ({ model }) => model).flatMap(
    ({ before: was, after: is }): readonly Change[] => {
      const one = was ?? is;
      if (!one) return [];
      const text = (value: SubgroupDifference | null) =>
        value ? `Q ${plain(value.q)} on ${plain(value.df)} df, p ${plain(value.p)}` : null;
      const change = {
        path: [`difference between groups, by ${one.by.join(", ")}`, both ? MODELS[one.model] : ""]
          .filter(Boolean)
          .join(", "),
        before: text(was),
        after: text(is),
        conclusionChanged: false,
      };
      if (!was || !is)
        return [{ ...change, kind: was ? "vanished" : "appeared", because: `this test is ${was ? "gone" : "new"}` }];
      if (movedFields(was, is, new Set(["model"]), tolerance).length === 0) return [];
      const [passedBefore, passesNow] = [was.p < alpha(before), is.p < alpha(after)];
      if (passedBefore === passesNow) return [{ ...change, kind: "estimate", because: "the test moved" }];
      const because = `the groups ${passesNow ? "now" : "no longer"} differ at the ${plain(100 * alpha(after))}% level`;
      return [{ ...change, kind: "conclusion", conclusionChanged: true, because }];
    },
  );
}

import type {
  MeanStatistic,
  MedianStatistic,
  NntStatistic,
  PeopleStatistic,
  ProportionStatistic,
  PStatistic,
} from "../../records.js";
import type { Compared } from "./compared.js";
import type { FoundMean } from "./means.js";
import type { FoundMedian } from "./medians.js";
import type { FoundNnt } from "./nnts.js";
import type { FoundP } from "./p-values.js";
import type { FoundPeople } from "./people.js";
import type { FoundProportion } from "./percentages.js";
import { unitAfter } from "./printed.js";
import { type Scan, wordAt } from "./scan.js";
import type { Base } from "./statistics.js";

/** Records of what the finders of means, medians, shares and people found. */

export const meanOf = (
  scan: Scan,
  { mean, spread, spreadKind }: FoundMean,
  n: number | null,
  base: Base,
): MeanStatistic => ({
  ...base,
  kind: "mean",
  mean: mean.value,
  spread: spread.value,
  spreadKind,
  n,
  unit: unitAfter(scan, spread.next) ?? unitAfter(scan, mean.next),
  printed: { mean: mean.text, spread: spread.text },
});

export const medianOf = (scan: Scan, { median, low, high, spreadKind }: FoundMedian, base: Base): MedianStatistic => ({
  ...base,
  kind: "median",
  median: median.value,
  low: low.value,
  high: high.value,
  spreadKind,
  unit: unitAfter(scan, median.next) ?? unitAfter(scan, high.next),
  printed: { median: median.text, low: low.text, high: high.text },
});

export const proportionOf = (one: FoundProportion, base: Base): ProportionStatistic => ({
  ...base,
  kind: one.kind,
  value: one.value,
  role: one.role,
  toward: one.toward,
  hedge: one.hedge,
  of: one.of,
  printed: { value: one.text },
});

export const nntOf = (scan: Scan, { number, named }: FoundNnt, base: Base): NntStatistic => ({
  ...base,
  kind: "nnt",
  harm: /^(?:nnth|nnh)$/.test(wordAt(scan, named.first)) || wordAt(scan, named.next + 1) === "harm",
  estimate: Math.abs(number.value),
  lower: null,
  upper: null,
  level: null,
  printed: { estimate: number.text, lower: null, upper: null },
});

export const peopleOf = ({ count, hedge, of, percent }: FoundPeople, base: Base): PeopleStatistic => ({
  ...base,
  kind: "people",
  value: count.value,
  hedge,
  of,
  percent: percent?.value ?? null,
  printed: { value: count.text, percent: percent?.text ?? null },
});

export const pOf = (scan: Scan, { p, text }: FoundP, compared: Compared | null, base: Base): PStatistic => ({
  ...base,
  kind: "p",
  p,
  compared: compared === null ? null : [compared.first.value, compared.second.value],
  unit: compared === null ? null : unitAfter(scan, compared.second.next),
  printed: { p: text, compared: compared === null ? null : [compared.first.text, compared.second.text] },
});

import type { ContinuousArm, EventsArm, Working } from "../records.js";
import { combineArms } from "./recover/combine-arms.js";
import { recover } from "./row.js";

/** Arms with means as one arm; what not all of them give, the whole does not give either. How goes to `workings`. */
export function mergeContinuous(
  arms: readonly ContinuousArm[],
  label: string,
  workings: Working[] = [],
): ContinuousArm {
  const scores = merge(arms, ({ mean, sd }) => [mean, sd], workings, `mean and SD, ${label}`);
  const baseline = merge(arms, ({ baselineMean, baselineSd }) => [baselineMean, baselineSd]);
  const change = merge(arms, ({ changeMean, changeSd }) => [changeMean, changeSd]);
  return {
    label,
    n: total(arms.map(({ n }) => n)) ?? 0,
    mean: scores.mean ?? 0,
    sd: scores.sd ?? 0,
    baselineMean: baseline.mean,
    baselineSd: baseline.sd,
    // A correlation within arms is not that of the arms thrown together.
    correlation: null,
    changeMean: change.mean,
    changeSd: change.sd,
    events: total(arms.map(({ events }) => events)),
  };
}

export function mergeEvents(arms: readonly EventsArm[], label: string): EventsArm {
  return { label, n: total(arms.map(({ n }) => n)) ?? 0, events: total(arms.map(({ events }) => events)) ?? 0 };
}

interface MeanSd {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** Mean and SD of all arms together; null where one of them lacks its own. */
function merge(
  arms: readonly ContinuousArm[],
  of: (arm: ContinuousArm) => readonly [number | null, number | null],
  workings: Working[] = [],
  name = "",
): { mean: number | null; sd: number | null } {
  let whole: MeanSd | null = null;
  let means: number | null = 0;
  let people = 0;
  for (const arm of arms) {
    const [mean, sd] = of(arm);
    means = means === null || mean === null ? null : means + arm.n * mean;
    people += arm.n;
    if (mean === null || sd === null) {
      whole = null;
      if (means === null) return { mean: null, sd: null };
      continue;
    }
    if (people === arm.n) whole = { n: arm.n, mean, sd };
    else if (whole !== null) {
      const draft = { workings: [] as readonly Working[] };
      const { n: n1, mean: mean1, sd: sd1 }: MeanSd = whole;
      whole = recover(draft, combineArms, name, { n1, mean1, sd1, n2: arm.n, mean2: mean, sd2: sd });
      workings.push(...draft.workings);
    }
  }
  return { mean: means === null ? null : means / people, sd: whole?.n === people ? whole.sd : null };
}

const total = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

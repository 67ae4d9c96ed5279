/** What a search may still do. One step is one candidate looked at, so that equal input stops at the same place anywhere. */
export interface Steps {
  readonly allowed: number;
  left: number;
}

/** So many steps decide nearly every table of real scores, in some milliseconds. */
export const STEPS = 200_000;

export const stepsOf = (allowed: number): Steps => ({ allowed, left: allowed });

/** Takes steps; false where there are none left, and then the search has decided nothing. */
export function spend(steps: Steps, taken = 1): boolean {
  steps.left -= taken;
  return steps.left >= 0;
}

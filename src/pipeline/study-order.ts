import { BptrialError } from "../core/errors.js";
import type { StudyOrder } from "./options.js";

/** What studies are put in order by. */
export interface Sortable {
  readonly study: string;
  /** On the analysis scale. */
  readonly y: number;
  readonly weight: number;
  readonly labels: Readonly<Record<string, string>>;
}

const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * The positions of studies in the order asked for; equal ones stay as they stood.
 *
 * @throws E_OPTION for years where no study has one
 */
export function studyOrder(studies: readonly Sortable[], order: StudyOrder | null): readonly number[] {
  const positions = studies.map((_, i) => i);
  if (order === null) return positions;
  const by = comparer(studies, order);
  return positions.sort((a, b) => by(a, b) || a - b);
}

function comparer(studies: readonly Sortable[], order: StudyOrder): (a: number, b: number) => number {
  if (order === "study") return (a, b) => names.compare(studies[a]?.study ?? "", studies[b]?.study ?? "");
  const keys = order === "year" ? years(studies) : studies.map(({ y, weight }) => (order === "effect" ? y : -weight));
  return (a, b) => rank(keys[a]) - rank(keys[b]) || 0;
}

/** Studies of no known year stand last. */
const rank = (key: number | undefined): number => (key === undefined ? Number.MAX_VALUE : key);

function years(studies: readonly Sortable[]): readonly (number | undefined)[] {
  const found = studies.map(({ study, labels }) => yearIn(columnOfYears(labels)) ?? yearIn(study));
  if (found.some((year) => year !== undefined)) return found;
  throw new BptrialError(
    "E_OPTION",
    "--sort year: no study has a year, in its name or in a column year",
    "Sort by effect, weight or study, or add a column year.",
  );
}

/** A user's own column, whatever its case. */
function columnOfYears(labels: Sortable["labels"]): string {
  const header = Object.keys(labels).find((name) => /^(pub(lication)?[ _.]?)?(year|yr)$/i.test(name.trim()));
  return header === undefined ? "" : (labels[header] ?? "");
}

/** The last year that a text holds: "Smith 1995a", "(2001)". */
function yearIn(text: string): number | undefined {
  const year = [...text.matchAll(/(?<!\d)(1[89]|20)\d\d(?!\d)/g)].at(-1)?.[0];
  return year === undefined ? undefined : +year;
}

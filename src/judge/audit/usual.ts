import type { AuditArm, AuditTable } from "../../records.js";
import { grouped } from "./audit-check.js";

/** Other studies must be alike to say what is usual: half of their values within this factor of the middle one. */
const ALIKE = 1.65;
/** From so many arms on, one study more or less does not change how much they differ. */
const MANY = 400;

/** The numbers of one kind on one outcome, in rising order. */
interface Peers {
  readonly values: readonly number[];
  /** Places of a study's numbers among them, rising. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
  readonly negative: number;
  spread: number | null;
}

const known = new WeakMap<AuditTable, Map<string, Peers>>();

/**
 * What is usual on an outcome: the median of a number over the arms of other studies, final scores and changes apart.
 * Null where there are fewer than three other studies, or where they differ so much that none of them is unusual.
 */
export function usual(arm: AuditArm, table: AuditTable, what: "mean" | "sd"): number | null {
  const peers = peersOf(table).get(keyOf(arm, what));
  if (peers === undefined) return null;
  const { values, placesOf } = peers;
  const own = placesOf.get(arm.study) ?? [];
  if (placesOf.size - (own.length > 0 ? 1 : 0) < 3) return null;
  const rest = values.length - own.length;
  const at = (k: number): number => values[own.reduce((place, one) => (one <= place ? place + 1 : place), k)] ?? 0;
  const middle = (at((rest - 1) >> 1) + at(rest >> 1)) / 2;
  const negative = peers.negative - own.filter((place) => (values[place] ?? 0) < 0).length;
  if (negative > 0 && negative < rest) return null;
  return spreadOf(peers, own, middle) <= Math.log(ALIKE) ? middle : null;
}

const keyOf = ({ outcome, isChange }: AuditArm, what: string): string => JSON.stringify([what, outcome, isChange]);

function peersOf(table: AuditTable): ReadonlyMap<string, Peers> {
  const before = known.get(table);
  if (before !== undefined) return before;
  const found = new Map<string, Peers>();
  for (const what of ["mean", "sd"] as const) {
    for (const [key, arms] of grouped(table.arms, (arm) => keyOf(arm, what))) {
      const sorted = arms
        .flatMap((arm) => (arm[what]?.value ? [{ study: arm.study, value: arm[what].value }] : []))
        .sort((a, b) => a.value - b.value);
      const placesOf = new Map<string, number[]>();
      sorted.forEach(({ study }, place) => {
        const places = placesOf.get(study);
        if (places === undefined) placesOf.set(study, [place]);
        else places.push(place);
      });
      const values = sorted.map(({ value }) => value);
      found.set(key, { values, placesOf, negative: values.filter((value) => value < 0).length, spread: null });
    }
  }
  known.set(table, found);
  return found;
}

/** The median distance of the others from the middle one, as a logarithm. */
function spreadOf(peers: Peers, own: readonly number[], middle: number): number {
  const { values } = peers;
  if (values.length > MANY && peers.spread !== null) return peers.spread;
  const mine = new Set(values.length > MANY ? [] : own);
  const distances = values
    .flatMap((value, place) => (mine.has(place) ? [] : [Math.abs(Math.log(Math.abs(value / middle)))]))
    .sort((a, b) => a - b);
  peers.spread = ((distances[(distances.length - 1) >> 1] ?? 0) + (distances[distances.length >> 1] ?? 0)) / 2;
  return peers.spread;
}

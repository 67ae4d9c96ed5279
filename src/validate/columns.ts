import { ARM_COLUMNS, armColumnsThat } from "../core/arm-quantities.js";
import type { ArmColumn, ColumnName, ContrastColumn, LabelColumn, TableHead } from "../records.js";

const STATED_ONCE = armColumnsThat("statedOnce");

const CONTRAST_COLUMNS = [
  "estimate",
  "se",
  "variance",
  "se_scale",
  "ci_lower",
  "ci_upper",
  "p",
  "t",
  "df",
  "yi",
  "vi",
  "sei",
  "o_minus_e",
  "o_minus_e_variance",
] as const satisfies readonly ContrastColumn[];

const LABEL_COLUMNS = [
  "study",
  "outcome",
  "instrument",
  "timepoint",
  "arm",
  "role",
  "treatment",
  "control",
  "measure",
  "unit",
  "direction",
  "value_kind",
  "ci_level",
] as const satisfies readonly LabelColumn[];

/** Position of each column in a row; −1 where the table has none. */
export type ArmPositions = Readonly<Record<ArmColumn, number>>;
export type ContrastPositions = Readonly<Record<ContrastColumn, number>>;
export type LabelPositions = Readonly<Record<LabelColumn, number>>;

/** Where everything stands in the rows of one table, looked up once. */
export interface Positions {
  readonly headers: readonly string[];
  readonly label: LabelPositions;
  /** Unsuffixed arm columns: the arm of a long row. */
  readonly arm: ArmPositions;
  readonly arm1: ArmPositions;
  readonly arm2: ArmPositions;
  readonly contrast: ContrastPositions;
  /** Moderators and labels. */
  readonly others: readonly { readonly header: string; readonly index: number }[];
}

export function positionsOf(head: TableHead): Positions {
  const byName = new Map<ColumnName, number>();
  const headers: string[] = [];
  for (const { canonical, index, header } of head.columns) {
    headers[index] = header;
    if (canonical !== null) byName.set(canonical, index);
  }
  const at = (name: ColumnName): number => byName.get(name) ?? -1;
  const record = <T extends ColumnName>(names: readonly T[], find: (name: T) => number) =>
    Object.fromEntries(names.map((name) => [name, find(name)])) as Record<T, number>;
  const ofArm = (suffix: 1 | 2): ArmPositions =>
    record(ARM_COLUMNS, (name) => {
      const own = at(`${name}${suffix}`);
      return own < 0 && STATED_ONCE.has(name) ? at(name) : own;
    });
  return {
    headers,
    label: record(LABEL_COLUMNS, at),
    arm: record(ARM_COLUMNS, at),
    arm1: ofArm(1),
    arm2: ofArm(2),
    contrast: record(CONTRAST_COLUMNS, at),
    others: head.columns.filter(({ canonical }) => canonical === null).map(({ header, index }) => ({ header, index })),
  };
}

import type { ArticleTable, CellRecord, GridCell, PrintedP, TableReading } from "../../../records.js";
import { armsIn, keyOf, type Side, sideOfColumn, sideOfRow } from "./columns.js";
import { withDenominators, withSizes } from "./denominators.js";
import { isShare, pOf, type Values } from "./fit.js";
import { isSize, splitN, splitUnit } from "./head-words.js";
import { trimmedMarks, withoutKinds } from "./kind-words.js";
import { type Decided, decide, type HintSource, type RowEvidence, sourceOf } from "./kinds.js";
import { type BodyRow, type Label, type Layout, layoutOf } from "./layout.js";
import { sizeIn } from "./sizes.js";
import { statementsOf } from "./statements.js";
import { type CellShape, decimalOf, shapeOf } from "./values.js";

/** What the rest of an article says that a table's cells may need. */
export interface Surroundings {
  /** Names of arms that the article's tables bear, by `keyOf`. */
  readonly arms: ReadonlySet<string>;
  /** n of an arm as other tables' heads give it; null where they differ. */
  readonly sizes: ReadonlyMap<string, number | null>;
  /** The article's own text. */
  readonly text: string;
  /** How the text says that results are given. */
  readonly statements: HintSource;
}

/** One table's cells as records, each with its row, arm, n and kind, or with why it was not understood. */
export function readTableGrid(table: ArticleTable, around: Surroundings): TableReading {
  const records = new TableRecords(table, around).all();
  const understood = records.filter(({ kind }) => kind !== "text").length;
  return { grid: table, records, numbered: records.length, understood };
}

interface Place {
  readonly row: BodyRow;
  readonly column: number;
  readonly cell: GridCell;
  readonly text: string;
  readonly shape: CellShape | null;
  readonly side: Side;
}

class TableRecords {
  readonly #layout: Layout;
  readonly #arms: "rows" | "columns" | null;
  readonly #decimal: "." | ",";
  readonly #commas: boolean;
  readonly #general: readonly HintSource[];
  readonly #name: string;
  readonly #columns = new Map<string, Side>();
  /** n by column, of a row that holds for the whole table. */
  readonly #sizeRow: ReadonlyMap<number, number>;
  /** A row before showed that the numbers in brackets are percentages of n. */
  #counted = false;
  readonly #textSizes = new Map<
    string,
    { readonly n: number; readonly from: "caption" | "footnote" | "text" } | null
  >();

  constructor(
    private readonly table: ArticleTable,
    private readonly around: Surroundings,
  ) {
    this.#layout = layoutOf(table);
    this.#arms = armsIn(this.#layout, around.arms);
    this.#decimal = decimalOf(table.cells.map(({ text }) => text));
    this.#commas =
      table.cells.filter(({ text }) => /^\W{0,2}\d{1,3},\d{1,2}(?!\d)/.test(text) && !text.includes(".")).length >= 3;
    this.#name = table.label ?? `table ${table.number}`;
    const notes = table.footnotes.filter(({ mark }) => mark === null).map(({ text }) => text);
    const captionMarks =
      table.cells.length === 0
        ? []
        : table.footnotes.filter(({ mark }) => mark !== null && (table.caption ?? "").endsWith(mark));
    const ofCaption = captionMarks.map(({ text }) => text);
    this.#general = [
      sourceOf(
        "the head of the labels",
        this.#layout.stubHead.map(({ text }) => splitN(text).text),
        true,
      ),
      statementsOf("the caption", [table.caption ?? "", ...ofCaption]),
      statementsOf("a footnote", notes),
      around.statements,
    ];
    this.#sizeRow = this.#findSizeRow();
  }

  all(): readonly CellRecord[] {
    const { rows } = this.#layout;
    const records = rows.flatMap((row, i) =>
      row.below ? [] : this.#ofRow(row, rows[i + 1]?.below === true ? rows[i + 1] : undefined),
    );
    const sorted = [...records].sort((a, b) => a.row - b.row || a.column - b.column);
    return withDenominators(withSizes(sorted));
  }

  #ofRow(row: BodyRow, below: BodyRow | undefined): readonly CellRecord[] {
    const places = this.#placesOf(row);
    const joined = below === undefined ? places : places.map((place) => this.#withBelow(place, below));
    const own = sideOfRow(row.path, this.#layout, this.#arms === "rows", this.around.arms);
    const evidence = this.#evidence(joined, own);
    return joined.flatMap((place, i) => {
      const record = this.#record(place, own, joined, evidence);
      const under = below === undefined ? null : this.#belowRecord(places[i] as Place, below, record);
      return [...(/\d/.test(place.cell.text) ? [record] : []), ...(under === null ? [] : [under])];
    });
  }

  #placesOf(row: BodyRow): readonly Place[] {
    const line = this.#layout.places[row.row] ?? [];
    return line.flatMap((cell, column): readonly Place[] => {
      if (cell === null || column < this.#layout.stub || cell.row - 1 !== row.row || cell.column - 1 !== column)
        return [];
      if (!/\d/.test(cell.text)) return [];
      return [
        {
          row,
          column,
          cell,
          text: cell.text,
          shape: shapeOf(cell.text, this.#markOf(cell.text)),
          side: this.#side(row, column),
        },
      ];
    });
  }

  /** Some tables have both marks: a cell with a comma and no point then has a decimal comma. */
  #markOf(text: string): "." | "," {
    return this.#decimal === "," || (this.#commas && text.includes(",") && !text.includes(".")) ? "," : ".";
  }

  #side(row: BodyRow, column: number): Side {
    const renewed = row.heads.get(column) ?? null;
    const key = `${column}\n${renewed?.text ?? ""}`;
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    const side = sideOfColumn(this.#layout, column, renewed, this.#arms);
    this.#columns.set(key, side);
    return side;
  }

  #withBelow(place: Place, below: BodyRow): Place {
    const under = this.#layout.places[below.row]?.[place.column];
    if (!under || under.text === "" || under === place.cell) return place;
    const text = `${place.text} ${under.text}`;
    return { ...place, text, shape: shapeOf(text, this.#markOf(text)) };
  }

  /** The spread that stands in the row below its estimate. */
  #belowRecord(place: Place, below: BodyRow, above: CellRecord): CellRecord | null {
    const under = this.#layout.places[below.row]?.[place.column];
    if (!under || !/\d/.test(under.text)) return null;
    const kind =
      above.sd !== null
        ? "SD"
        : above.se !== null
          ? "SE"
          : above.ciLow !== null
            ? "CI"
            : above.q1 !== null
              ? "IQR"
              : above.min !== null
                ? "range"
                : above.percent !== null
                  ? "percent"
                  : "text";
    const only =
      kind === "SD"
        ? ["sd"]
        : kind === "SE"
          ? ["se"]
          : kind === "CI"
            ? ["ciLow", "ciHigh"]
            : kind === "IQR"
              ? ["q1", "q3"]
              : kind === "range"
                ? ["min", "max"]
                : kind === "percent"
                  ? ["percent"]
                  : [];
    const cleared = Object.fromEntries(NUMBERS.filter((name) => !only.includes(name)).map((name) => [name, null]));
    const because =
      kind === "text" ? above.because : `it stands below its ${above.kind.split(" ")[0]}: ${above.because}`;
    return {
      ...above,
      ...cleared,
      n: above.n,
      row: below.row + 1,
      column: place.column + 1,
      cell: under.text,
      kind,
      because,
      p: null,
      printed: Object.fromEntries(Object.entries(above.printed).filter(([name]) => only.includes(name))),
    };
  }

  #evidence(places: readonly Place[], own: Side): { readonly sharesFit: boolean | null; readonly isRatio: boolean } {
    let fits = 0;
    let found: boolean | null = null;
    for (const place of places) {
      const { shape, side } = place;
      if (shape === null || side.isP || side.of === "comparison") continue;
      const [a, more] = shape.outer.numbers;
      const b = shape.groups.length === 1 && shape.groups[0]?.by === "single" ? shape.groups[0].numbers[0] : undefined;
      if (a === undefined || b === undefined || more !== undefined) continue;
      if (!Number.isInteger(a.value) || /[.·]/.test(a.text) || b.value > 100)
        return { sharesFit: false, isRatio: false };
      const { n } = this.#sizeOf(place, own);
      if (n === null) continue;
      if (isShare(a, b, n, 1)) fits += a.value > 0 ? 1 : 0;
      else found = isShareOfSome(a, b, n) ? found : false;
    }
    const last = places[0]?.row.path.at(-1)?.text ?? "";
    if (fits > 0 && found !== false) this.#counted = true;
    else if (found === null && this.#counted && places.length > 0 && places.every(isNone)) fits = 1;
    const sums = places.filter(
      ({ shape, side }) => shape?.outer.by === "/" && shape.groups.length === 0 && side.of !== "comparison",
    );
    const areParts =
      sums.length > 0 &&
      sums.every((place) => {
        const [a, b] = place.shape?.outer.numbers ?? [];
        return a !== undefined && b !== undefined && a.value + b.value === this.#sizeOf(place, own).n;
      });
    const isRatio = areParts || (RATIO.test(last) && places.some(({ shape }) => shape?.outer.by === "/"));
    return { sharesFit: found === false ? false : fits >= 1 ? true : null, isRatio };
  }

  #record(place: Place, own: Side, row: readonly Place[], evidence: Omit<RowEvidence, "n">): CellRecord {
    const { cell, column, side, shape } = place;
    const size = this.#sizeOf(place, own);
    const decided = this.#decided(place, own, { ...evidence, n: size.n });
    const ownSize = shape?.n?.value ?? null;
    const isSizeCell = side.isSize || isSizeLabel(place.row.path.at(-1));
    const values =
      typeof decided === "string"
        ? {}
        : isSizeCell && decided.fit.kind === "n"
          ? sized(decided.fit.values)
          : decided.fit.values;
    const isP = values.p !== undefined && Object.keys(values).length === 1;
    const of = isP ? "comparison" : own.of === "comparison" ? "comparison" : side.of === "unclear" ? own.of : side.of;
    const { arm, vs } = this.#armOf(place, own, row, isP);
    const unit = this.#unitOf(place);
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, values[name]?.value ?? null])) as Record<
      (typeof NUMBERS)[number],
      number | null
    >;
    return {
      table: this.#name,
      row: cell.row,
      column: column + 1,
      rowLabel: place.row.path.map(({ text }) => text).join(" > "),
      columnLabel: this.#columnLabel(place),
      cell: cell.text,
      kind: typeof decided === "string" || shape === null ? "text" : decided.fit.kind,
      because: typeof decided === "string" ? decided : decided.because,
      outcome: this.#outcomeOf(place, own),
      timepoint: [own.time, side.time].filter((time) => time !== null).join(", ") || null,
      arm: vs ?? arm,
      of,
      ...numbers,
      n: numbers.n ?? ownSize ?? (of === "comparison" && vs !== null ? null : size.n),
      nFrom: numbers.n === null && ownSize === null ? (of === "comparison" && vs !== null ? null : size.from) : "cell",
      measure:
        of === "comparison" && !isP ? measureIn([...place.row.path, ...(this.#layout.heads[column] ?? [])]) : null,
      p: values.p?.p ?? null,
      unit,
      numbers:
        shape === null
          ? []
          : [shape.outer, ...shape.groups]
              .flatMap((run) => run.numbers.map(({ value }) => value))
              .filter(Number.isFinite),
      printed: printedOf(values),
    };
  }

  #decided(place: Place, own: Side, row: RowEvidence): Decided | string {
    const { shape, side, cell } = place;
    if (shape === null) return "its numbers stand in a form that is not read";
    if (shape.n !== null && shape.outer.numbers.length === 0 && shape.groups.length === 0)
      return { fit: { kind: "n", values: { n: shape.n }, full: true }, because: "it says n itself" };
    const column: HintSource = { from: "the column's head", hints: side.hints, general: false };
    const marked = (from: string, marks: readonly string[]): HintSource => {
      const notes = this.table.footnotes.filter(({ mark }) => mark !== null && marks.includes(mark));
      return {
        ...statementsOf(
          from,
          notes.map(({ text }) => text),
        ),
        general: false,
      };
    };
    const path = place.row.path;
    const leaf = sourceOf(
      "the row's label",
      path.slice(-1).map(({ text }) => splitN(text).text),
    );
    const above = path
      .slice(0, -1)
      .reverse()
      .map(({ text }) => sourceOf("the heading above the row", [splitN(text).text]));
    const footnotes = [
      marked("the row's footnote", path.at(-1)?.marks ?? []),
      marked(
        "the heading's footnote",
        path.slice(0, -1).flatMap(({ marks }) => marks),
      ),
    ];
    const test = TEST.exec(cell.text);
    if (test !== null) return namedTest(test, this.#decimal);
    const last = [
      marked("the column's footnote", side.marks),
      marked("the cell's footnote", cell.marks),
      ...this.#general,
    ];
    if (side.isP) return decide(shape, [column], { ...row, isRatio: false });
    if (side.of === "comparison")
      return decide(shape, [column, ...above.slice(0, 0), ...this.#general, COMPARED], {
        ...row,
        sharesFit: null,
        isRatio: false,
      });
    const columnFirst = side.hints.length > 0 && side.outcome.length === 0 && side.arm === null;
    const rows = [leaf, ...footnotes.slice(0, 1), ...above, ...footnotes.slice(1)];
    const sources =
      columnFirst && own.of !== "comparison" && !own.isP ? [column, ...rows, ...last] : [...rows, column, ...last];
    return decide(shape, own.of === "comparison" ? [...sources, COMPARED] : sources, row);
  }

  #armOf(
    { row, column, side }: Place,
    own: Side,
    places: readonly Place[],
    isP: boolean,
  ): { readonly arm: string | null; readonly vs: string | null } {
    const arm = side.arm ?? own.arm;
    if (!isP && side.of !== "comparison" && own.of !== "comparison") return { arm, vs: null };
    if (side.of === "comparison" && side.arm !== null) return { arm: side.arm, vs: side.arm };
    // Below an arm's own head p is of that arm; in an arm's column, of that arm against another that is not said.
    if (isP && side.isP && arm !== null && this.#isArm(row, arm)) return { arm, vs: null };
    if (side.of === "arm") return { arm, vs: null };
    const arms = new Set(
      Array.from({ length: this.table.columns - this.#layout.stub }, (_, i) => this.#side(row, this.#layout.stub + i))
        .filter((other) => other.of === "arm" && (side.group < 0 || other.group === side.group || other.group < 0))
        .flatMap(({ arm: name }) => name ?? []),
    );
    void places;
    void column;
    return { arm: null, vs: arms.size === 2 ? [...arms].join(" vs ") : null };
  }

  /** The name of a column of numbers too, not only of a head over p. */
  #isArm(row: BodyRow, arm: string): boolean {
    for (let at = this.#layout.stub; at < this.table.columns; at += 1) {
      const other = this.#side(row, at);
      if (other.of === "arm" && other.arm === arm) return true;
    }
    return false;
  }

  #outcomeOf({ side }: Place, own: Side): string | null {
    const row = own.outcome.map(plainName);
    const column = side.outcome.map(plainName);
    const parts = this.#arms === "rows" ? [...row, ...column] : [...column, ...row];
    return parts.filter((part) => part !== "").join(" > ") || null;
  }

  #unitOf({ row, column }: Place): string | null {
    const labels = [...row.path].reverse();
    for (const label of [...labels, ...[...(this.#layout.heads[column] ?? [])].reverse()]) {
      const { unit } = splitUnit(label.text);
      if (unit !== null && !(unit === "%" && /\(%\)/.test(label.text) && /\bn\b|no\.|number/i.test(label.text)))
        return unit;
    }
    return null;
  }

  #columnLabel({ row, column }: Place): string {
    const heads = (this.#layout.heads[column] ?? []).map(({ text }) => text);
    const renewed = row.heads.get(column);
    return [
      ...(renewed === undefined ? heads : heads.slice(0, -1)),
      ...(renewed === undefined ? [] : [renewed.text]),
    ].join(" > ");
  }

  /** n of the people that a cell is about, from the nearest place that says it. */
  #sizeOf({ row, column, side }: Place, own: Side): { readonly n: number | null; readonly from: CellRecord["nFrom"] } {
    // "Women (n = 80)" beside arms in columns: of all of them together.
    if (own.n !== null && side.of === "arm" && side.arm !== null) return { n: null, from: null };
    if (own.n !== null) return { n: own.n, from: "row" };
    const said = row.sizes.get(column);
    if (said !== undefined) return { n: said, from: "row" };
    const beside = this.#sizeBeside(row, column, side);
    if (beside !== null) return { n: beside, from: "row" };
    const line = this.#sizeRow.get(column);
    if (line !== undefined) return { n: line, from: "row" };
    if (side.n !== null) return { n: side.n, from: "head" };
    const arm = side.of === "arm" ? side.arm : own.of === "arm" ? own.arm : null;
    if (arm === null) return { n: null, from: null };
    const other = this.around.sizes.get(keyOf(arm)) ?? null;
    const here = this.#told(arm);
    if (here !== null && here.from !== "text") return here;
    if (other !== null) return { n: other, from: "other table" };
    return here ?? { n: null, from: null };
  }

  /** n in a column of its own, in the same row and under the same head. */
  #sizeBeside(row: BodyRow, column: number, side: Side): number | null {
    for (let at = this.#layout.stub; at < this.table.columns; at += 1) {
      if (at === column) continue;
      const other = this.#side(row, at);
      if (!other.isSize || (other.group !== side.group && side.arm !== null)) continue;
      const shape = shapeOf(this.#layout.places[row.row]?.[at]?.text ?? "", this.#decimal);
      const [n] = shape?.outer.numbers ?? [];
      if (n !== undefined && Number.isInteger(n.value) && n.value > 0) return n.value;
    }
    return null;
  }

  #told(arm: string): { readonly n: number; readonly from: "caption" | "footnote" | "text" } | null {
    const known = this.#textSizes.get(arm);
    if (known !== undefined) return known;
    const caption = sizeIn(this.table.caption ?? "", arm);
    const notes = caption === null ? sizeIn(this.table.footnotes.map(({ text }) => text).join(" "), arm) : null;
    const text = caption === null && notes === null ? sizeIn(this.around.text, arm) : null;
    const found =
      caption !== null
        ? ({ n: caption, from: "caption" } as const)
        : notes !== null
          ? ({ n: notes, from: "footnote" } as const)
          : text !== null
            ? ({ n: text, from: "text" } as const)
            : null;
    this.#textSizes.set(arm, found);
    return found;
  }

  /** A row "N" or "No. of patients": the first, or the last, of the table. */
  #findSizeRow(): ReadonlyMap<number, number> {
    const { rows, places, stub } = this.#layout;
    const sizes = new Map<number, number>();
    for (const [i, row] of rows.entries()) {
      if (
        !isSizeLabel(row.path.at(-1)) ||
        (i < rows.length - 1 && (row.path.length > 1 || (i > 1 && i < rows.length - 2)))
      )
        continue;
      for (const [column, cell] of (places[row.row] ?? []).entries()) {
        if (cell === null || column < stub || sizes.has(column)) continue;
        const shape = shapeOf(cell.text, this.#decimal);
        const [n] = shape?.outer.numbers ?? [];
        if (
          n !== undefined &&
          shape?.outer.by === "single" &&
          shape.groups.length === 0 &&
          Number.isInteger(n.value) &&
          n.value > 0
        )
          sizes.set(column, n.value);
      }
    }
    return sizes;
  }
}

const NUMBERS = [
  "n",
  "events",
  "total",
  "percent",
  "mean",
  "sd",
  "se",
  "spread",
  "median",
  "q1",
  "q3",
  "min",
  "max",
  "estimate",
  "ciLow",
  "ciHigh",
  "statistic",
] as const;

/** "0 (0)", or the p beside it. */
const isNone = ({ shape, side }: Place): boolean =>
  side.isP ||
  side.of === "comparison" ||
  (shape?.outer.numbers.length === 1 &&
    shape.outer.numbers[0]?.value === 0 &&
    shape.groups[0]?.numbers[0]?.value === 0);

const RATIO =
  /\b(?:males?|men|m|females?|women|f|boys|girls|yes|no|left|right|l|r)\s?[/:]\s?(?:males?|men|m|females?|women|f|boys|girls|yes|no|left|right|l|r)\b/i;

const COMPARED: HintSource = {
  from: "a comparison of groups",
  hints: [{ hint: { first: "estimate", second: null, third: null, plusMinus: false, text: "" }, said: "estimate" }],
  general: false,
};

const labelText = (label: Label | undefined): string => (label === undefined ? "" : splitN(label.text).text);

/** "No. patients (%)" is a row of sizes where its cells are. */
const isSizeLabel = (label: Label | undefined): boolean => {
  const text = labelText(label);
  return isSize(text) || isSize(withoutKinds(text));
};

const plainName = (text: string): string => trimmedMarks(withoutKinds(splitUnit(text).text));

/** "t = 5.07 p = 0.0004" */
const TEST =
  /^(?:t|F|z|Z|U|r|χ\s?2|χ²|[xX]2)\s?(?:\([\d,. ]{1,12}\))?\s?=\s?([-−–]?\d{0,6}[.·]?\d{1,6})[,;]?\s{0,3}[pP]\s?([=<>])\s?(0?[.·]\d{1,8}|[01])$/;

function namedTest(found: RegExpExecArray, decimal: "." | ","): Decided | string {
  const statistic = shapeOf(found[1] ?? "", decimal)?.outer.numbers[0];
  const p = shapeOf(`${found[2]}${found[3]}`, decimal);
  const fit = p === null ? null : pOf(p);
  if (statistic === undefined || fit === null) return "a test in a form that is not read";
  return {
    fit: { kind: "statistic", values: { statistic, ...fit.values }, full: true },
    because: "it names its statistic and its p",
  };
}

/** A number of people stands as n. */
const sized = ({ events, ...values }: Values): Values => (events === undefined ? values : { ...values, n: events });

function isShareOfSome(
  events: { readonly value: number; readonly text: string; readonly percent: boolean },
  percent: typeof events,
  n: number,
): boolean {
  for (let total = Math.max(1, events.value); total <= Math.min(n, 5000); total += 1)
    if (isShare(events, percent, total)) return true;
  return false;
}

function printedOf({
  p,
  ...values
}: Values & { readonly p?: { readonly p: PrintedP; readonly text: string } }): Readonly<Record<string, string>> {
  const entries = Object.entries(values).flatMap(([name, number]) =>
    number === undefined ? [] : [[name, number.text] as const],
  );
  return Object.fromEntries([...entries, ...(p === undefined ? [] : [["p", p.text] as const])]);
}

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/\bodds[ -]ratio|\ba?OR\b/, "OR"],
  [/\bhazard[ -]ratio|\ba?HR\b/, "HR"],
  [/\b(?:rate[ -]ratio|IRR)\b/, "IRR"],
  [/\b(?:risk[ -]ratio|relative[ -]risk|a?RR)\b/, "RR"],
  [/\b(?:risk[ -]difference|RD|ARR|absolute risk)\b/i, "RD"],
  [/\b(?:SMD|standardi[sz]ed mean difference|effect size|cohen|hedges)/i, "SMD"],
  [/\b(?:differences?|MD|WMD)\b|\bvs\.?\b/i, "difference"],
];

function measureIn(labels: readonly Label[]): string | null {
  for (const { text } of [...labels].reverse())
    for (const [pattern, name] of MEASURES) if (pattern.test(text)) return name;
  return null;
}

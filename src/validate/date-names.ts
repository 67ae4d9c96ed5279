import type { RawRow, TableHead } from "../records.js";
import type { NoteLog } from "./findings.js";
import { RowList } from "./row-list.js";
import { isSerialDate } from "./stand-ins.js";

const MONTH = "(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])";
/** What a spreadsheet makes of "March 2001" or "3-1": "Mar-01", "1-Mar", "2001-03-01". */
const DATE = new RegExp(
  `^(?:${MONTH}[-. ]\\d{2}|\\d{1,2}[-. ]{1,2}${MONTH}\\.?|\\d{4}-\\d{2}-\\d{2}(?:[ T].*)?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4})$`,
  "iu",
);
/** "2001-03-01 00:00:00" */
const LONGEST = 24;
const FIVE_DIGITS = /^\d{5}$/;

/** Study names that a spreadsheet has turned into dates: they tell studies apart all the same, but nobody knows them. */
export class DateNames {
  readonly #rows = new RowList();
  #last = "";
  #numbered: boolean | null = null;

  constructor(
    private readonly head: TableHead,
    private readonly at: number,
  ) {}

  see(name: string, row: number): void {
    if (name.length > LONGEST || name === this.#last) return;
    this.#last = name;
    if (DATE.test(name) || (FIVE_DIGITS.test(name) && isSerialDate(this.head.number(name)) && !this.#areNumbers()))
      this.#rows.add(name, row);
  }

  /** Where all names are numbers, five digits are one more number. */
  #areNumbers(): boolean {
    this.#numbered ??= this.head.firstRows.every(({ cells }: RawRow) =>
      Number.isFinite(this.head.number(cells[this.at] ?? "")),
    );
    return this.#numbered;
  }

  report(log: NoteLog): void {
    this.#rows.report(log, "N_DATE_NAME", (names, count) => {
      const what = count === 1 ? "a study is called by a date" : `${count} studies are called by dates`;
      return `${what}, as a spreadsheet makes of a name such as "March 2001": ${names}`;
    });
  }
}

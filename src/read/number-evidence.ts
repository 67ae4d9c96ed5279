import { printedNumber } from "./number-shape.js";
import type { Marks } from "./numbers.js";

/** What the numbers of a document's head say about its marks. */
export interface Evidence {
  readonly marks: Marks;
  readonly because: string;
  /** Some number shows its decimal mark beyond doubt, or `--decimal` says it. */
  readonly settled: boolean;
  /** A thousands mark that was seen, point, comma, space or apostrophe; null without one. */
  readonly thousandsSeen: string | null;
}

/** Most cells are so: digits and perhaps a point. */
const PLAIN = /^-?\d*\.?\d*$/;
/** A point that cannot mark thousands: not before exactly three digits, or after 0, nothing or more than three. */
const DECIMAL_POINT = /^-?(?:\d*\.(?!\d{3}$)\d+|(?:0\d*|\d{4,})?\.\d{3})$/;

interface Vote {
  readonly example: string;
  readonly count: number;
}

/**
 * Gathers votes on the decimal and thousands marks. Only numbers that can be read in one way have a vote; the majority
 * decides, the rest are refused one by one when they are read.
 */
export class MarkVotes {
  readonly #votes = new Map<string, Vote>();

  add(text: string): void {
    if (PLAIN.test(text)) {
      if (DECIMAL_POINT.test(text)) this.#cast("decimal .", text);
      return;
    }
    const bare = text.replace(/^\s*[<>=≤≥]\s*/u, "");
    const shape = printedNumber(bare)?.shape;
    if (shape?.kind === "decimal" && shape.mark !== "·") this.#cast(`decimal ${shape.mark}`, text);
    if (shape?.kind === "grouped") {
      this.#cast(`thousands ${shape.mark}`, text);
      if (shape.decimal === "." || shape.decimal === ",") this.#cast(`decimal ${shape.decimal}`, text);
      else if (shape.mark === ",") this.#cast("decimal .", text);
      else if (shape.mark === ".") this.#cast("decimal ,", text);
    }
  }

  decide(given: "." | "," | null): Evidence {
    const comma = this.#votes.get("decimal ,");
    const point = this.#votes.get("decimal .");
    const thousandsSeen = [",", ".", " ", "'"].find((mark) => this.#votes.has(`thousands ${mark}`)) ?? null;
    if (given !== null) {
      const marks: Marks = { decimal: given, thousands: given === "." ? "," : "." };
      return { marks, because: "--decimal", settled: true, thousandsSeen };
    }
    const decimal = (comma?.count ?? 0) > (point?.count ?? 0) ? "," : ".";
    const other = decimal === "." ? "," : ".";
    const thousands = this.#votes.has(`thousands ${other}`) ? other : null;
    const settled = comma !== undefined || point !== undefined;
    return { marks: { decimal, thousands }, because: this.#because(decimal, comma, point), settled, thousandsSeen };
  }

  #because(decimal: string, comma: Vote | undefined, point: Vote | undefined): string {
    const [winner, loser] = decimal === "," ? [comma, point] : [point, comma];
    if (winner === undefined) return "no number in the head has a decimal mark; a point is the default";
    const numbers = winner.count === 1 ? "1 number" : `${winner.count} numbers`;
    const against = loser === undefined ? "" : `, against ${loser.count} such as "${loser.example}"`;
    return `${numbers} such as "${winner.example}"${against}`;
  }

  #cast(key: string, example: string): void {
    const vote = this.#votes.get(key);
    this.#votes.set(key, { example: vote?.example ?? example.trim(), count: (vote?.count ?? 0) + 1 });
  }
}

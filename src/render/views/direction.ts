import type { Direction } from "../../records.js";
import { type Block, paragraph, styled } from "./block.js";

/** What is compared: arms, or an effect whose table names none. */
export interface Sided {
  readonly measure: string;
  readonly direction: Direction | null;
  readonly rows: readonly Named[];
}

export interface Named {
  readonly treatment: string;
  readonly control: string;
  readonly arms: object | null;
}

/** A printed effect whose table names no arms: the plain words stand in the record, and mean nothing. */
export const namesNoArms = ({ treatment, control, arms }: Named): boolean =>
  arms === null && treatment === "treatment" && control === "control";

/** An effect of any kind between arms that nobody named: no direction of it can favour one of them. */
export const favoursNobody = ({ measure, rows }: Pick<Sided, "measure" | "rows">): boolean =>
  measure === "gen" && rows.every(namesNoArms);

/** What holds of every row, in one line above them: no direction is known, or none can favour anyone. */
export function directionLine(all: readonly Sided[]): readonly Block[] {
  if (all.length === 0) return [];
  if (all.every(favoursNobody))
    return [
      line(
        'effects of no named arms favour nobody, so nothing here says "better"; --treatment and --control name the arms',
      ),
    ];
  if (all.some(({ direction }) => direction !== null)) return [];
  return [
    line(
      'direction unknown: no instrument, direction column or --direction names which way is better, so nothing here says "better"',
    ),
  ];
}

const line = (text: string): Block => paragraph(styled(text, "caution"));

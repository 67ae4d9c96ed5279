import { hasSides, quantityNamed, type Sided } from "../../core/quantities.js";
import { type Block, paragraph, styled } from "./block.js";

export interface Named {
  readonly treatment: string;
  readonly control: string;
  readonly arms: object | null;
}

/** A printed effect whose table names no arms: the plain words stand in the record, and mean nothing. */
export const namesNoArms = ({ treatment, control, arms }: Named): boolean =>
  arms === null && treatment === "treatment" && control === "control";

/** What holds of every row, in one line above them: no direction is known, or none can favour anyone. */
export function directionLine(all: readonly Sided[]): readonly Block[] {
  if (all.length === 0) return [];
  if (!all.some(hasSides)) {
    const compares = all.some(({ measure }) => quantityNamed(measure)?.favours !== false);
    const how = compares ? "; where they compare arms, --treatment and --control name them" : "";
    return [line(`these effects favour nobody, so nothing here says "better"${how}`)];
  }
  if (all.some(({ direction }) => direction !== null)) return [];
  return [
    line(
      'direction unknown: no instrument, direction column or --direction names which way is better, so nothing here says "better"',
    ),
  ];
}

const line = (text: string): Block => paragraph(styled(text, "caution"));

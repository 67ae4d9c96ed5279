import { plainNumber } from "../read/plain-number.js";
import type { Io } from "./io.js";

/** Columns where nothing says how many there are. */
const WIDTH = 80;

/** The columns of a terminal that knows them, or what COLUMNS says, or 80. */
export function widthOf(columns: number | null, env: Io["env"]): number {
  if (columns !== null && columns > 0) return columns;
  const said = plainNumber(env.COLUMNS ?? "");
  return said >= 20 ? Math.floor(said) : WIDTH;
}

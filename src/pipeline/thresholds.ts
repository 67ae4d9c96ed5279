import { BptrialError } from "../core/errors.js";
import { ownThreshold } from "../judge/mcid/index.js";
import { fileSource, plainNumber, readNamedRows, type Source } from "../read/index.js";
import type { Threshold } from "../records.js";
import { findInstrument } from "./facts.js";
import { Faults } from "./rows.js";

/**
 * A user's own thresholds, in the columns of data/thresholds.csv (`instrument`, `value`, `unit` and `kind` are needed).
 *
 * @throws E_INPUT with every row that is wrong; E_FILE, E_HEADER where the file cannot be read
 */
export async function readThresholds(source: string | Source): Promise<readonly Threshold[]> {
  const faults = new Faults();
  const rows = await readNamedRows(typeof source === "string" ? fileSource(source) : source);
  const thresholds = rows.flatMap(({ cells, place }) => {
    try {
      return [ownThreshold(cells, place, plainNumber, (name) => findInstrument(name)?.id ?? null)];
    } catch (error) {
      if (!(error instanceof BptrialError)) throw error;
      faults.add(error);
      return [];
    }
  });
  faults.throwIfAny();
  return thresholds;
}

import { BptrialError } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";
import { instruments as known } from "../generated/instruments.js";
import type { InstrumentsDocument, SniffDocument, SniffReport } from "../records.js";
import { opening } from "./documents.js";
import { findInstrument, thresholdLookup } from "./facts.js";
import { listOf, type Tables } from "./rows.js";

/** What each table was taken for, and why; the whole file is read so that its rows are counted. */
export async function sniff(tables: Tables): Promise<SniffDocument> {
  const reports: SniffReport[] = [];
  for (const table of listOf(tables)) {
    const misread: BptrialError[] = [];
    for await (const _ of table.batches((error) => misread.push(error)));
    const told = misread.map(({ code, message, place }) => ({ code, message, place }));
    reports.push({ ...table.sniff, rows: table.digest().rows, notes: [...table.notes, ...told] });
  }
  return {
    ...opening(
      "bptrial/sniff@1",
      listOf(tables).map((table) => table.digest()),
      {},
      [],
    ),
    tables: reports,
  };
}

/** The instruments with their published thresholds: all, or the one named. @throws E_OPTION for an unknown name. */
export async function instruments(name: string | null = null): Promise<InstrumentsDocument> {
  const one = name === null ? null : findInstrument(name);
  if (name !== null && one === null) {
    const names = known.flatMap((item) => [item.id, item.name, ...item.aliases]);
    throw new BptrialError(
      "E_OPTION",
      `no instrument "${name}"`,
      didYouMean(name, names, `Known: ${known.map((i) => i.id).join(", ")}.`),
    );
  }
  const thresholdsOf = await thresholdLookup([]);
  const chosen = (one ? [one] : known).map((item) => ({ ...item, thresholds: thresholdsOf(item.id) }));
  return { ...opening("bptrial/instruments@1", [], { instrument: one?.id ?? null }, []), instruments: chosen };
}

import { instrumentsNamed } from "../../core/instruments-named.js";
import { isStandardised } from "../../core/quantities.js";
import { over, type Range, sizes } from "../../core/ranges.js";
import { decimalsPrinted, roundedFrom } from "../../core/rounding.js";
import type { EstimateStatistic, Finding, Instrument, TextReading, TypicalSd } from "../../records.js";
import { plain } from "../wording.js";
import { type Check, fine, found, open } from "./check.js";
import { figures } from "./figures.js";
import { bySentence, statisticsOf, textBetween } from "./statistics.js";

const CODE = "IMPLIED_SD";
const NOTEWORTHY = 1.2;
const FAR = 2.5;

type Sized = EstimateStatistic & { readonly estimate: number };

/**
 * A mean difference and a standardised mean difference of the same thing imply an SD.
 *
 *   SD = |MD| / |SMD|
 *
 * Held against the SDs that trials see with the instrument the text names. A small SD makes the same difference look larger;
 * a tiny one is often a standard error taken for an SD.
 *
 * Unit     points of the instrument
 * Domain   a mean difference and an SMD in one sentence or the next one, SMD ≠ 0
 * Source   Cochrane Handbook 2023, 15.5
 * Same as  none
 */
export const mdSmd: Check = {
  id: "md-smd",
  label: "SD implied by a difference and its SMD",
  explain:
    "A mean difference over its standardised form gives the SD that was used; one that no trial with the instrument sees was probably a standard error.",
  formula: ["SD = |MD| / |SMD|"],
  unit: "points of the instrument",
  source: "https://training.cochrane.org/handbook/current/chapter-15",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading, { instruments }) => {
    const named = instrumentsNamed(reading.text, instruments).filter((one) => one.typicalSd !== null);
    return pairs(reading).map(([md, smd]) => judge(reading, md, smd, named));
  },
};

function judge(reading: TextReading, md: Sized, smd: Sized, named: readonly Instrument[]): Finding {
  const [difference, standardised] = [md, smd].map((one) => sizes(roundedFrom(one.estimate, one.printed.estimate)));
  const instrument = named.length === 1 ? named[0] : undefined;
  const typical = instrument?.typicalSd ?? null;
  if (difference === undefined || standardised === undefined || standardised.low <= 0)
    return open(reading, md, CODE, "The standardised difference may be 0, which implies no SD.", {
      others: [smd.quote],
    });
  const sd = over(difference, standardised);
  const says = `${plain(Math.abs(md.estimate))} points and ${plain(Math.abs(smd.estimate))} SD imply an SD of ${figures(sd, Math.max(1, decimalsPrinted(md.estimate, md.printed.estimate)))}`;
  const more = { recomputed: [{ quantity: "SD", printed: null, ...sd }], others: [smd.quote] };
  if (instrument === undefined || typical === null)
    return open(reading, md, CODE, `${says}; no instrument with a known SD is named to compare it with.`, more);
  return compare(reading, md, sd, { instrument, typical, says, more });
}

interface Compared {
  readonly instrument: Instrument;
  readonly typical: TypicalSd;
  readonly says: string;
  readonly more: { readonly recomputed: Finding["recomputed"]; readonly others: readonly string[] };
}

function compare(reading: TextReading, md: Sized, sd: Range, { instrument, typical, says, more }: Compared): Finding {
  const usual = `trials with the ${instrument.name} see ${plain(typical.low)} to ${plain(typical.high)}`;
  const factor = Math.max(typical.low / sd.high, sd.low / typical.high);
  if (factor <= NOTEWORTHY) return fine(reading, md, CODE, `${says}; ${usual}.`, more);
  const small = sd.high < typical.low;
  const meaning = small ? "so the standardised difference looks larger than usual" : "so it looks smaller than usual";
  const fits = small && factor > FAR ? "fits if a standard error was taken for an SD" : null;
  const severity = factor > FAR ? "questionable" : "note";
  return found(reading, md, CODE, severity, `${says}; ${usual}, ${meaning}.`, { ...more, fits });
}

/** A difference with the SMD that follows it in its sentence, or alone in the next one. */
function pairs(reading: TextReading): readonly (readonly [Sized, Sized])[] {
  const sized = statisticsOf(reading, "estimate").filter((one): one is Sized => one.estimate !== null);
  const groups = bySentence(sized.filter(({ measure }) => measure === "MD" || isStandardised(measure)));
  return [...groups.entries()].flatMap(([index, group]) => {
    const differences = group.filter(({ measure }) => measure === "MD");
    const own = group.filter(({ measure }) => isStandardised(measure));
    const next = groups.get(index + 1) ?? [];
    const lone = own.length === 0 && next.every(({ measure }) => isStandardised(measure)) ? next : own;
    const [md, smd] = [differences[0], lone[0]];
    if (md === undefined || smd === undefined || differences.length > 1 || lone.length > 1) return [];
    return textBetween(reading, md, smd).length < 400 ? [[md, smd] as const] : [];
  });
}

import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { grimmer } from "./integrity/grimmer.js";
import { halfUnit, isExact } from "./integrity/printed.js";
import { smallestSd } from "./integrity/sd-bounds.js";
import { sprite } from "./integrity/sprite.js";
import { Searches } from "./searches.js";

/** Larger samples have room for every SD between the bounds. */
const LARGEST = 500;

/**
 * Whole-number scores on the scale exist that have this mean and this SD (SPRITE); the SD is no smaller than everyone at
 * one of the two points beside the mean gives.
 *
 *   s ≥ √(n/(n−1) · f(1−f)),   f the part of the mean behind the point
 *   scores are moved in pairs, which keeps their sum, until their SD rounds to s; or none can
 *
 * Only a proof that no scores exist is a finding; a search that ended without any is told in a note.
 *
 * Unit     none
 * Domain   --items says that scores are sums or means of L whole-number items; 2 ≤ n ≤ 500; an instrument with known ends
 *          for the search
 * Source   Heathers, Anaya, van der Zee & Brown 2018, PeerJ Preprints 6:e26968v1
 * Same as  none
 */
export const scoresExist: AuditCheck = {
  id: "scores-exist",
  code: "SPRITE",
  label: "Scores that have this mean and SD",
  formula: ["s ≥ √(n/(n−1) · f(1−f))", "whole scores within the scale have the mean and the SD"],
  unit: null,
  source: "Heathers 2018, PeerJ Preprints 6:e26968v1",
  sameAs: null,
  explain: "Scores are whole and end with their scale, so that few people cannot have just any mean and SD together.",
  run(table) {
    const { items } = table;
    if (items === null) return { findings: [], made: 0 };
    const searches = new Searches();
    const judged = over(table.arms, ({ row, label, n, mean, sd, instrument, isChange }) => {
      if (n === null || mean === null || sd === null || !Number.isInteger(n.value)) return null;
      if (n.value < 2 || n.value > LARGEST) return null;
      const [m, s] = [asPrinted(mean), asPrinted(sd)];
      if (!isExact(m, n.value * items) || !isExact(s, n.value * items)) return null;
      const least = smallestSd(m, n.value, items);
      if (sd.value + halfUnit(s) < least * (1 - 1e-9)) {
        const why = `whole scores of ${n.text} people with the mean ${mean.text} have an SD of ${plain(least)} or more, not ${sd.text} (“${label}”)`;
        return at(table, row, sd, "SPRITE", "impossible", `${why}.`, {
          recomputed: [{ quantity: "smallest SD", printed: sd.text, low: least, high: null }],
        });
      }
      if (isChange || instrument?.min == null || instrument.max == null) return null;
      const { min, max } = instrument;
      // What a mean or an SD alone excludes is told by GRIM.
      if (grimmer(m, s, n.value, items, searches.steps()).consistent === false) return null;
      const { exists } = sprite(m, s, n.value, { min, max }, { items, steps: searches.steps() });
      if (exists === null) return searches.undecided(row, sd, label);
      if (exists) return "fine";
      const why = `no whole scores of ${n.text} people from ${plain(min)} to ${plain(max)} have the mean ${mean.text} and the SD ${sd.text} (“${label}”)`;
      return at(table, row, sd, "SPRITE", "inconsistent", `${why}.`);
    });
    return { ...judged, notes: searches.notes(table, "SPRITE") };
  },
};

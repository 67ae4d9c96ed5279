import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { grim } from "./integrity/grim.js";
import { grimmer } from "./integrity/grimmer.js";
import { isExact } from "./integrity/printed.js";
import { Searches } from "./searches.js";

/** Larger samples give every mean that so few decimals can print. */
const LARGEST = 10_000;

/**
 * A mean of whole-number scores can come from n people (GRIM), and its SD with it (GRIMMER).
 *
 *   a whole S exists with S/(n L) rounding to x̄; a whole sum of squares Q ≡ S (mod 2) gives the SD
 *
 * Unit     none
 * Domain   --items says that scores are sums or means of L whole-number items; n·L below 10^decimals
 * Source   Brown & Heathers 2017, Soc Psychol Personal Sci 8:363–369; Anaya 2016, PeerJ Preprints 4:e2400v1
 * Same as  scrutiny::grim, scrutiny::grimmer but for its false positives
 */
export const grimMeans: AuditCheck = {
  id: "grim",
  code: "GRIM",
  label: "Mean and SD of whole numbers",
  formula: ["S/(n L) rounds to x̄ for a whole S", "a whole sum of squares gives the SD"],
  unit: null,
  source: "doi:10.1177/1948550616673876",
  sameAs: "scrutiny::grim, scrutiny::grimmer",
  explain: "Scores are whole numbers, so means of few people come in steps, and so do their SDs.",
  run(table) {
    const { items } = table;
    if (items === null) return { findings: [], made: 0 };
    const searches = new Searches();
    const judged = over(table.arms, ({ row, label, n, mean, sd }) => {
      if (n === null || mean === null || !Number.isInteger(n.value) || n.value < 2 || n.value > LARGEST) return null;
      if (!isExact(asPrinted(mean), n.value * items)) return null;
      const first = grim(asPrinted(mean), n.value, items);
      if (!first.informative) return null;
      const { below, above } = first.nearest;
      if (!first.consistent) {
        const why = `no whole scores of ${n.text} people have the mean ${mean.text} (“${label}”)`;
        const fits = `fits ${plain(below)} or ${plain(above)}, or another number of people`;
        return at(table, row, mean, "GRIM", "inconsistent", `${why}.`, { fits });
      }
      if (sd === null || !isExact(asPrinted(sd), n.value * items)) return "fine";
      const { consistent } = grimmer(asPrinted(mean), asPrinted(sd), n.value, items, searches.steps());
      if (consistent === null) return searches.undecided(row, sd, label);
      if (consistent) return "fine";
      const why = `no whole scores of ${n.text} people have the mean ${mean.text} and the SD ${sd.text} (“${label}”)`;
      return at(table, row, sd, "GRIM", "inconsistent", `${why}.`);
    });
    return { ...judged, notes: searches.notes(table, "GRIM") };
  },
};

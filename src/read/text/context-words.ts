import type { StatisticContext } from "../../records.js";
import { type Scan, sentenceAt, wordAt } from "./scan.js";

/** Words that put a number under a condition. */
const WORDS: Readonly<Record<StatisticContext, RegExp>> = {
  adjusted:
    /^(?:adjusted|adjusting|adjustment|multivariable|multivariate|ancova|controlling|aor|ahr|arr|airr|amd|covariate|covariates|ard)$/,
  "one-sided": /^(?:onesided|one-sided|one-tailed)$/,
  "non-inferiority": /^(?:noninferiority|noninferior|non-inferiority|non-inferior)$/,
  equivalence: /^(?:equivalence|equivalent|bioequivalence|bioequivalent)$/,
  bayesian: /^(?:bayesian|posterior|credible|credibility|prior)$/,
  bootstrap: /^(?:bootstrap|bootstrapped|bootstrapping)$/,
  exact: /^(?:exact|clopper|fisher|fisher's|mid-p)$/,
  profile: /^(?:profile)$/,
  multiplicity:
    /^(?:bonferroni|holm|hochberg|tukey|tukey's|dunnett|dunnett's|multiplicity|fdr|benjamini|sidak|scheffé|scheffe)$/,
  median: /^(?:median|medians|hodges|lehmann)$/,
  geometric: /^(?:geometric|gmr|gmt|gmts|gmc)$/,
  interaction: /^(?:interaction|interactions|pinteraction|pint|moderation|moderated)$/,
  cluster: /^(?:cluster|clusters|clustering|clustered|gee|icc|multilevel)$/,
  "back-transformed": /^(?:back-transformed|antilog|log-transformed|backtransformed)$/,
};
const NAMES = Object.keys(WORDS) as StatisticContext[];

/** The conditions that each sentence names, worked out once for a text. */
export function contextsOf(scan: Scan): readonly (readonly StatisticContext[])[] {
  const contexts: StatisticContext[][] = scan.sentences.map(() => []);
  for (const at of scan.words) {
    const word = wordAt(scan, at);
    const joined = scan.tokens[at + 1]?.kind === "dash" ? `${word}-${wordAt(scan, at + 2)}` : word;
    const own = contexts[sentenceAt(scan, at)];
    if (own === undefined) continue;
    // "the 25th percentile of survival": a quantile other than the median.
    if (/^(?:percentile|quantile)$/.test(word) && wordAt(scan, at + 1) === "of" && !own.includes("median"))
      own.push("median");
    for (const name of NAMES) {
      if (!own.includes(name) && (WORDS[name].test(word) || (joined !== word && WORDS[name].test(joined))))
        own.push(name);
    }
  }
  return contexts;
}

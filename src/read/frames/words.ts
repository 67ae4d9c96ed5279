/**
 * The words by which texts say which way something went. Lists only: rules stand with the readers that use them. A verb
 * stands in its plain form; what is irregular in it stands behind a colon.
 */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);
const set = (text: string): ReadonlySet<string> => new Set(list(text));

/** reduce → reduces, reduced, reducing; cut:cut → cuts, cut, cutting. */
function formsOf(entry: string): readonly string[] {
  const [verb = "", ...irregular] = entry.split(":");
  const third = /(?:s|sh|ch|x|z)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const bare = /[^eo]e$/.test(verb) ? verb.slice(0, -1) : verb;
  const doubled = /^[^aeiou]*[aeiou][bdgmnpt]$/.test(verb) ? verb + verb.slice(-1) : bare;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : /e$/.test(verb) ? `${verb}d` : `${doubled}ed`;
  return [verb, third, past, `${/ie$/.test(verb) ? `${verb.slice(0, -2)}y` : doubled}ing`, ...irregular];
}

const verbs = (text: string): ReadonlySet<string> => new Set(list(text).flatMap(formsOf));

/** Verbs of what becomes less, or is made less. */
export const FALLING = verbs(
  "reduce cut lower decrease drop fall:fell:fallen decline shrink:shrank:shrunk:shrunken slash diminish curb curtail trim " +
    "ease alleviate lessen prevent avert avoid spare slow delay dent plunge plummet slump tumble sink:sank:sunk dip dwindle " +
    "subside abate wane weaken suppress inhibit minimise minimize mitigate relieve dampen blunt chop axe erode deplete fade " +
    "recede ebb dull soothe quell tame eliminate eradicate attenuate depress restrict shorten narrow crash collapse crumble " +
    "decelerate deflate soften tamp lighten shave knock:knocked stave fend ward whittle downgrade " +
    "nosedive pare halt remove stifle thwart forestall deter impair protect:protective save lose:lost shed slide:slid undercut slip quash scythe wither",
);
/** Verbs of what becomes more, or is made more. */
export const RISING = verbs(
  "increase raise rise:rose:risen climb jump soar surge grow:grew:grown boost add elevate escalate swell:swollen spike leap:leapt balloon " +
    "mount expand multiply lift heighten amplify augment enhance bump hike inflate skyrocket rocket extend lengthen prolong " +
    "enlarge widen intensify gain shoot:shot bolster strengthen magnify accelerate mushroom snowball exacerbate aggravate " +
    "upgrade ramp hasten quicken promote elongate deepen broaden swell rebound exceed " +
    "outnumber double favour favor facilitate stoke burgeon",
);
/** Verbs of doing better. */
export const BETTERING = verbs(
  "improve benefit outperform beat:beaten better surpass outstrip trump outdo:outdid:outdone recover outscore excel",
);
/** Verbs of doing worse. */
export const WORSENING = verbs("worsen deteriorate harm underperform degrade hurt lag regress");

/** Words that say which way only straight beside a number: "adding cetuximab" and "gains" mean other things elsewhere. */
export const ONLY_BESIDE = verbs(
  "add gain lose:lost save lift expand extend promote protect double better lag top widen lighten",
);

/** Nouns of less and more, which stand after a number or before "of" and "in". */
export const LESS_NOUNS = set(
  "reduction reductions decrease decreases drop drops fall falls decline declines cut cuts dip dips plunge slump saving savings " +
    "lowering shortening slowing lessening relief prevention decrement slowdown deficit loss shrinkage easing downturn dent",
);
export const MORE_NOUNS = set(
  "increase increases rise rises jump jumps surge surges gain gains boost boosts growth hike hikes spike spikes leap leaps uptick excess " +
    "elevation upswing climb upturn bump lift increment prolongation enhancement extension expansion escalation acceleration surplus rocketing",
);
export const BETTER_NOUNS = set("improvement improvements benefit benefits advantage superiority");
export const WORSE_NOUNS = set("worsening deterioration disadvantage harm harms inferiority");

/** Comparatives and what stands like them before a noun. */
export const LESS_WORDS = set(
  "less fewer lower smaller reduced decreased diminished lessened rarer shorter lesser slower lowered down below under slimmer lighter weaker " +
    "milder minimised minimized curtailed shortened cheaper narrower scarcer infrequently softer leaner blunted cut",
);
export const MORE_WORDS = set(
  "more greater higher larger bigger increased raised elevated heightened extra additional additionally excess longer above up likelier commoner stronger " +
    "taller further farther heavier prolonged enhanced boosted steeper faster increased wider upped added deeper louder amplified",
);
export const BETTER_WORDS = set("better superior improved fitter healthier outperforming ahead happier safer");
export const WORSE_WORDS = set("worse inferior poorer worsened behind sicker");

/** "Halved" and "doubled" hold their number. */
export const FACTOR_WORDS: ReadonlyMap<string, number> = new Map(
  (
    [
      [2, "twice double doubles doubled doubling twofold duplicate"],
      [3, "thrice triple triples tripled tripling treble trebles trebled trebling threefold"],
      [4, "quadruple quadruples quadrupled quadrupling fourfold"],
      [5, "quintuple quintupled quintupling fivefold"],
      [6, "sixfold"],
      [7, "sevenfold"],
      [8, "eightfold"],
      [9, "ninefold"],
      [10, "tenfold"],
      [12, "twelvefold"],
      [20, "twentyfold"],
      [100, "hundredfold"],
      [0.5, "halve halves halved halving"],
    ] as const
  ).flatMap(([factor, words]) => list(words).map((word) => [word, factor] as const)),
);

/** Parts: "a third", "two fifths". */
export const PARTS: ReadonlyMap<string, number> = new Map(
  list(
    "half:2 third:3 quarter:4 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 twelfth:12 twentieth:20 hundredth:100",
  ).flatMap((entry) => {
    const [word = "", bottom = "1"] = entry.split(":");
    return [
      [word, +bottom],
      [word === "half" ? "halves" : `${word}s`, +bottom],
    ] as const;
  }),
);

export const NEGATIONS = set(
  "not no never neither nor without cannot can't cant don't dont doesn't doesnt didn't didnt isn't wasn't weren't aren't won't wouldn't couldn't hasn't haven't hadn't " +
    "fail fails failed failing failure unable nothing none hardly",
);

/** Nouns and adjectives of how probable something is. */
export const CHANCE_WORDS = set(
  "risk risks chance chances likelihood likely unlikely likelier probability odds hazard hazards rate rates incidence prevalence frequency frequent common often susceptibility danger threat",
);

/**
 * What a text says of chance: that a difference is more than chance makes, or that it may be no more. Lower case
 * throughout, with straight apostrophes.
 */

/** "Significance", "being statistically significant", "the conventional bar for statistical significance". */
const AIM =
  "(?:(?:(?:reaching|attaining|achieving|being|becoming|clearing|crossing|an?|the|any|anything|like|level|levels|threshold|bar|line|mark|cut-off|conventional|usual|standard|nominal|formal|statistical|statistically|of|for) ){0,6}significan(?:t|ce)\\b)";
/** "Nowhere near", "well short of", "did not come close to". */
const SHORT_OF =
  "(?:\\bnowhere near|(?:\\bnot|\\bnever|n't)(?: \\w{1,9})? (?:close|near)(?: to)?|(?:\\bnot|\\bnever|n't) (?:come|came) (?:anywhere )?(?:close|near)(?: to)?|\\b(?:far (?:off|from)|a (?:long|fair|good) way (?:from|off|short of)|(?:some|a little|a bit) way (?:from|off|short of)|short of|shy of|miss(?:ed|es|ing)?(?: out on)?|lack(?:ed|s|ing)?|below|without|devoid of|bereft of))";
const TO_REACH =
  "(?:reach(?:ed|es|ing)?|attain(?:ed|s|ing)?|achiev(?:e|ed|es|ing)|meet|met|meets|meeting|hit|hits|cross(?:ed|es|ing)?|clear(?:ed|s|ing)?|approach(?:ed|es|ing)?|gain(?:ed|s|ing)?|get|gets|got|amount(?:ed|s)?|rise|rose|make|made)(?: to)?";
const DENIED =
  "(?:not|never|n't|cannot|failed to|fails to|failing to|fail to|unable to|without|nor|hardly|nowhere|neither)";

const SHORT = new RegExp(`${SHORT_OF} ${AIM}`);
const NOT_REACHED = new RegExp(
  `(?:\\b|(?<=n))${DENIED} (?:\\w{1,12} ){0,2}${TO_REACH} ${AIM}|\\bsignificance (?:was|is|has|had) (?:not|never|n't)|\\bsignificance (?:was |is )?(?:eluded|proved elusive|missed|lacking|missing)|\\b(?:no|zero|little) (?:statistical |real )?significance\\b`,
);
const NOT_SO =
  /\b(?:not|non|never|nor|neither|hardly|scarcely|no longer)[\s-]{1,2}(?:(?:even|remotely|quite|at all|deemed|judged|considered|found|shown|to|be|been|an?|itself|themselves|yet|nearly|anywhere near|formally) ){0,4}(?:statistically |a statistically )?significant|(?:n't)[\s-]{1,2}(?:(?:even|remotely|quite|at all|deemed|judged|considered|found|shown|to|be|been|an?) ){0,4}(?:statistically )?significant|\binsignificant/;
const BY_CHANCE =
  /\b(?:could|may|might|can) (?:well |easily |simply |just |still |all |only )?(?:be|have been|reflect) (?:(?:down|due|put|explained|owing|just|mere|pure|sheer|an?|the|by|to|of|result|matter|work|nothing|more|than|no) ){0,5}(?:chance|luck|fluke|noise)\b|\b(?:chance|luck|a fluke) (?:alone )?(?:could|may|might|can|cannot|can't|could not|couldn't) (?:not )?(?:be )?(?:fully |entirely )?(?:explain|account|ruled|excluded|have|be)|\b(?:perhaps|possibly|maybe|probably|conceivably) (?:only |just |merely |purely )?(?:by|due to|down to) (?:pure |mere )?chance|\bwithin (?:the )?margins? of (?:statistical )?error|\bstatistical (?:noise|tie|dead heat|draw|fluke)|\bindistinguishable from chance|\b(?:no more than|nothing but|nothing more than) (?:pure |mere |sheer )?(?:chance|luck|noise)/;
const NOT_CHANCE =
  /\b(?:(?:could|can|would|did|was|is|are|were) ?(?:not|never|n't)|cannot|unlikely|hardly|too \w{1,9}) (?:\w{1,9} ){0,5}(?:chance|luck|fluke|noise)\b|\b(?:more than|beyond|better than) (?:mere |pure |sheer )?(?:chance|luck)\b|\bchance (?:alone )?(?:could not|couldn't|cannot|can't|can be ruled out|was ruled out|is ruled out)/;
const RULED_OUT =
  /\b(?:cannot|can't|could not|couldn't|not) be (?:\w{1,9} )?(?:ruled out|excluded|dismissed|discounted)/;

/** "Not insignificantly", "no trivial", "far from negligible": of weight. */
export const NOT_SMALL =
  /\b(?:not|no|never|hardly|scarcely|neither|by no means|far from|anything but|n't)(?: an?| at all| exactly| entirely)? (?:insignificant|inconsiderable|inconsequential|insubstantial|immaterial|unimportant|trivial|negligible|unremarkable)(?:ly)?\b/g;

/** The words that call a difference not significant; null where a text does not. */
export function notSignificantIn(whole: string): string | null {
  const lower = whole.replace(NOT_SMALL, " ");
  for (const pattern of [SHORT, NOT_REACHED, NOT_SO]) {
    const found = pattern.exec(lower);
    if (found !== null) return found[0];
  }
  if (RULED_OUT.test(lower) && /\b(?:chance|luck|fluke)\b/.test(lower)) return RULED_OUT.exec(lower)?.[0] ?? null;
  return NOT_CHANCE.test(lower) ? null : (BY_CHANCE.exec(lower)?.[0] ?? null);
}

/** What is certain was shown. */
const CERTAIN =
  /\b(?:it is (?:now )?(?:certain|proven|beyond doubt)|(?:proven|proved|definitely|conclusively|undoubtedly) (?:to )?\w)/;

const REACHED = new RegExp(`\\b${TO_REACH} ${AIM}`);

/** "Significantly", but for "not …" and "no …" up to three words before it; "reached significance", "more than chance". */
export function saysSignificant(whole: string): boolean {
  if (CERTAIN.test(whole)) return true;
  const lower = whole.replace(NOT_SMALL, " ");
  const words = lower.split(/[^a-z]/).filter((word) => word !== "");
  if (
    words.some(
      (word, at) =>
        /^significant(?:ly)?$/.test(word) &&
        !words
          .slice(Math.max(0, at - 4), at)
          .some((one) =>
            /^(?:not|no|non|nor|neither|without|n|t|far|short|shy|nowhere|hardly|missed|lacked)$/.test(one),
          ),
    )
  )
    return true;
  if (notSignificantIn(lower) !== null) return false;
  return REACHED.test(lower) || NOT_CHANCE.test(lower);
}

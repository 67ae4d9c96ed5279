/** Words for the two sides of a trial's people, of which a comparison of effects names both. */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:wom[ae]n|girls|females?|mothers)\b/, /\b(?:m[ae]n|boys|males?|fathers)\b/],
  [
    /\b(?:younger|young|children|kids|toddlers|teenagers|under-?\d\d|adolescents|premenopausal)\b/,
    /\b(?:older|elderly|old|adults|pensioners|over-?\d\d|postmenopausal)\b/,
  ],
  [/\b(?:non-?smokers|never[- ]smokers|ex-?smokers)\b/, /(?<!non-|non|never |ex-)\bsmokers\b/],
  [/\b(?:mild|milder|mildly|early)\b/, /\b(?:severe|severely|advanced|late)\b/],
  [
    /\bwith(?:out| no) (?:type|diabetes|heart|a history|obesity|hypertension)/,
    /\bwith (?:type|diabetes|heart|a history|obesity|hypertension)/,
  ],
  [/\b(?:thin|lean|slim|thinner|leaner)\b/, /\b(?:obese|overweight|fat|heavier)\b/],
  [/\b(?:poor|poorer|poorest)\b/, /\b(?:rich|richer|richest|wealthy|wealthier|affluent)\b/],
  [/\b(?:black|asian|hispanic)\b/, /\bwhite\b/],
];

const EFFECT =
  /\b(?:(?:did|does|do) (?:more|less|better)|benefits?|effects?|advantages?|reductions?|improvements?|impact|gain(?:s|ed)?|protection|protective|effective|efficacy|effectiveness|response|(?:fall|drop|rise|decline|cut|increase|decrease|difference)s? (?:in|of)|work(?:s|ed)?|help(?:s|ed)?|benefit(?:s|ed)|relief)\b/;

/** "The benefit was larger in women than in men", "worked better in the young than in the old": one effect against another. */
export function comparesSubgroups(lower: string): boolean {
  const than = Math.max(
    lower.lastIndexOf(" than "),
    /\b(?:twice|times|half) as /.test(lower) ? lower.lastIndexOf(" as ") : -1,
  );
  if (than < 0 || !EFFECT.test(lower)) return false;
  const [before, behind] = [lower.slice(0, than), lower.slice(than)];
  return SIDES.some(
    ([one, other]) => (one.test(before) && other.test(behind)) || (other.test(before) && one.test(behind)),
  );
}

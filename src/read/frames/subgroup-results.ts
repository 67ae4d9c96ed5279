/** Of whom a number is told where a sentence tells it of several kinds of people, one after another. */
const OF_KIND: readonly RegExp[] = [
  /\b(?:in|among|for|of|with) (?:the |all )?((?:(?:non|never|ex|current|former)[- ])?(?:wom[ae]n|m[ae]n|girls|boys|females?|males?|smokers|diabetics|children|adolescents|teenagers|adults|infants|elderly))/gi,
  /\b(?:in|among|for|of|with) (?:the |all )?((?:older|younger|obese|overweight|lean) [a-z]{2,15})/gi,
  /\b(?:in|among|for|of|with) (?:the |all )?((?:people|patients|those|participants|individuals|subjects)(?= (?:over|under|aged|older|younger|with|without|who) ))/gi,
  /\b(?:in|among|for|of|with) (?:the |all )?(those|them)/gi,
];
/** "… over 80", "… with asthma": what of them is meant. */
const WHICH = /^ (?:over|under|aged|older|younger|with|without|who) [^,;.()]{2,40}/i;
/** In letters. */
const LONGEST_WHICH = 60;
const OF_ALL = /\b(?:overall|in all (?:patients|participants)|whole (?:group|population|cohort)|all participants)\b/i;

/** Whether what stands straight behind a number is a kind of people: "by 2.0 days in smokers". */
export const isOfKind = (behind: string): boolean =>
  kindsIn(behind).some(({ at }) => /^[\s)\],]{0,4}$/.test(behind.slice(0, at)));

interface Place {
  readonly at: number;
  readonly end: number;
}

/** The kinds of people that a text names, in order; of two at one place the longer. */
function kindsIn(text: string): readonly (Place & { readonly kind: string })[] {
  const all = OF_KIND.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 1: kind = "", index, 0: told }) => {
      const end = index + told.length;
      const which = WHICH.exec(text.slice(end, end + LONGEST_WHICH))?.[0] ?? "";
      return { kind: kind + which, at: index, end: end + which.length };
    }),
  ).sort((a, b) => a.at - b.at || b.end - a.end);
  return all.filter(({ at }, i) => i === 0 || at >= (all[i - 1]?.end ?? 0));
}

/** The kind of people of each number of a sentence, by its place; null where the sentence is of one kind only. */
export function subgroupsIn(text: string, before: string, numbers: readonly Place[]): readonly (string | null)[] {
  const kinds = kindsIn(text);
  const [first] = numbers;
  if (first === undefined || kinds.length === 0) return numbers.map(() => null);
  const leads =
    kinds.some(({ end }) => end <= first.at) ||
    numbers.every(({ end }, i) => !kinds.some((one) => one.at >= end && one.at < (numbers[i + 1]?.at ?? text.length)));
  const told = numbers.map(({ at, end }, i) => {
    const from = numbers[i - 1]?.end ?? 0;
    const to = numbers[i + 1]?.at ?? text.length;
    const own =
      leads || (kinds.length < numbers.length && i > 0 && !kinds.some((one) => one.at >= end))
        ? kinds.findLast((one) => one.at >= from && one.end <= at)
        : kinds.find((one) => one.at >= end && one.at < to);
    return own?.kind.trim() ?? null;
  });
  const distinct = new Set(told.map((one) => one?.toLowerCase() ?? ""));
  const isPart = distinct.size > 1 || OF_ALL.test(text) || OF_ALL.test(before);
  return isPart ? told : numbers.map(() => null);
}

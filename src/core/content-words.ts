import { canonical } from "./same-words.js";

/** Words without the endings of English. */
export const stem = (word: string): string =>
  word
    .replace(/’/g, "'")
    .replace(/'s$/, "")
    .replace(/ies$/, "y")
    .replace(/(?:ations?|ating|ated|ates?)$/, "at")
    .replace(/(?:ings?|ed|es|s)$/, "")
    .replace(/e$/, "");

const EMPTY: ReadonlySet<string> = new Set(
  (
    "the and for with than was were had has have not who those did more less fewer lower higher greater group groups patients people participants trial study arm arms from that this their they all after before per cent percent points point " +
    "risk rate rates odds ratio hazard mean difference median confidence interval reduced reduce reduction increased increase compared relative percentage likely chance significantly significant number times effect effects between there only also both one two three versus among during about into its out would could may might can been being are his her new old used using use given different differ differed differs change changed changes changing improve improved improvement better worse affect affected rose rise saw see seen show showed shown found find made make makes making got get gets experience experienced reported report had having help helped when while which where what how will most very over under within without up down received treatment intervention control baseline follow followup study week weeks month months year years day days comparison comparisons respect regard terms any other others value values significance statistically statistical observed noted recorded result results absolute estimate estimated pooled adjusted outcome outcomes primary secondary " +
    "larger smaller shorter longer shortened prolonged total rise increase decrease " +
    "patient person people's patients' woman women man men level levels score scores still too even off far goes went gone going off often your you our every each some many much half third thirds quarter quarters four five six seven eight nine ten twelve twenty once twice just really actually work works worked does doing safer now certain whole first last around gave give gives get gets yet again well-being made seems seemed among those such than then here why whose whom us we they them she he it its ones one who's didn't don't doesn't wasn't weren't isn't as well at all thanks due took take takes taken came come comes put kept keep keeps let lets lot lots bit far hardly barely nearly almost"
  ).split(" "),
);

/** Words that tell one outcome, group or time from another: what is known under several names under one, others by their stems. */
export function contentOf(text: string): Set<string> {
  const known = memo.get(text);
  if (known !== undefined) return new Set(known);
  const found = contentIn(text);
  if (memo.size >= REMEMBERED) memo.clear();
  memo.set(text, found);
  return new Set(found);
}

/** Every statement is held against every candidate: their words are read once. */
const memo = new Map<string, readonly string[]>();
const REMEMBERED = 2000;

function contentIn(text: string): readonly string[] {
  const named = text
    // "Group A", "arm 2": the letter names it.
    .replace(/\b[Gg]roups? ([A-Z]|[IVX]{1,3}|\d)\b/g, " group-$1 ")
    .replace(/\b[Aa]rm ([A-Z]|[IVX]{1,3}|\d)\b/g, " group-$1 ")
    // "The lower dose" is the low one.
    .replace(
      /\b([Ll]ow|[Hh]igh|[Oo]ld|[Yy]oung)(?:er|est)(?=[ -](?:dose|doses|dosage|intake|group|fifth|quintile|quartile|tertile|third|risk|strength|intensity|frequency|fat|salt|carb|people|patients|adults|women|men)\b)/g,
      "$1",
    )
    // "10 mg": the dose names a group.
    .replace(/(?<![\d.])(\d{1,4}(?:\.\d{1,2})?) ?(mg|mcg|µg|μg|iu)(?![\w/]|\s?\/)/gi, " $1-$2 ")
    // "20/15 vision".
    .replace(/(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/g, " $1-over-$2 ")
    // Two capitals are a name.
    .replace(
      /(?<![\w&])(?!CI|SD|SE|OR|RR|HR|MD|RD|US|UK|NS|OF|IN|ON|TO|BY|VS|WE|IT|IS|NO|AT|AS|II|IV|VI)([A-Z]{2})(?![\w&])/g,
      " $1-$1 ",
    );
  const words =
    canonical(
      named
        .toLowerCase()
        .replace(/’/g, "'")
        // Stays that are counted are admissions.
        .replace(/\bhospital stays\b/g, "hospital admissions")
        // "Fell by 20%" tells a direction, "84 people fell" what is counted.
        .replace(/\b(?:fell|fallen) (?:by|to|from|\d)/g, " "),
    ).match(/[\p{L}\d]+(?:[.'-][\p{L}\d]+)*/gu) ?? [];
  const parts = words.flatMap((word) => (word.includes("-") ? [word, ...word.split("-")] : [word]));
  return [
    ...new Set(
      parts
        .filter((word) => word.length > 2 && !/^\d+(?:\.\d+)?$/.test(word) && !EMPTY.has(word.replace(/'s$/, "")))
        .map((word) => (word.includes("-") ? word : stem(word))),
    ),
  ];
}

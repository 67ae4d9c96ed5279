import type { Amount } from "../../records.js";
import { EMPHASIS, type Words } from "./numerals.js";

/** Hedge words straight before a number, and the first of them. */
export function hedgeBefore(
  { words }: Words,
  first: number,
): { bound: Amount["bound"]; hedged: boolean; first: number } {
  let at = first - 1;
  let hedged = false;
  let start = first;
  // "Just under half" is near it.
  if (
    /^(?:under|over|above|below)$/.test(words[at] ?? "") &&
    /^(?:just|slightly|little|shade|fraction|bit)$/.test(words[at - 1] ?? "")
  )
    return { bound: null, hedged: true, first: at - 1 };
  if (words[at] === "than" && /^(?:just|slightly|little|shade)$/.test(words[at - 2] ?? ""))
    return { bound: null, hedged: true, first: at - 2 };
  for (let steps = 0; steps < 5; steps += 1) {
    const word = words[at] ?? "";
    const before = words[at - 1] ?? "";
    if (word === "~") {
      hedged = true;
      start = at;
    } else if (
      /^(?:about|around|approximately|roughly|nearly|almost|some|circa|ca|approx|practically|virtually)$/.test(word)
    ) {
      hedged = true;
      start = at;
    } else if (
      (word === "to" && /^(?:close|near)$/.test(before)) ||
      (word === "but" && before === "all") ||
      (word === "on" && before === "nigh")
    ) {
      hedged = true;
      start = at - 1;
    } else if (word === "of" && /^(?:upwards|north)$/.test(before)) return { bound: "over", hedged, first: at - 1 };
    else if (/^(?:over|above|exceeding|>)$/.test(word)) return { bound: "over", hedged, first: at };
    else if (/^(?:under|below|sub|<)$/.test(word)) return { bound: "under", hedged, first: at };
    else if (word === "than" && /^(?:more|greater|higher|better)$/.test(before))
      return { bound: words[at - 2] === "no" || words[at - 2] === "not" ? "under" : "over", hedged, first: at - 1 };
    else if (word === "than" && /^(?:less|fewer|lower)$/.test(before))
      return { bound: words[at - 2] === "no" || words[at - 2] === "not" ? "over" : "under", hedged, first: at - 1 };
    else if (word === "least" && before === "at") return { bound: "over", hedged, first: at - 1 };
    else if (word === "most" && before === "at") return { bound: "under", hedged, first: at - 1 };
    else if (word === "to" && before === "up") return { bound: "up to", hedged, first: at - 1 };
    else if (
      word === "as" &&
      /^(?:much|many|high|great|large|big|low|little|small|few)$/.test(before) &&
      words[at - 2] === "as"
    )
      return { bound: "up to", hedged, first: at - 2 };
    else if (!EMPHASIS.test(word) && !/^(?:an?|the|just|another|even|only|well|of|by)$/.test(word)) break;
    // "More than doubled", "well over": the hedge may stand one word on.
    at -= 1;
  }
  return { bound: null, hedged, first: start };
}

/** "30 or more", "40% or less" behind a number. */
export function boundAfter({ words }: Words, next: number): Amount["bound"] {
  if (words[next] === "or" && /^(?:more|greater|higher)$/.test(words[next + 1] ?? "")) return "over";
  if (words[next] === "or" && /^(?:less|fewer|lower)$/.test(words[next + 1] ?? "")) return "under";
  return null;
}

import { hintsIn, type KindHint, written } from "./kind-words.js";
import type { HintSource } from "./kinds.js";

/** Kinds that a sentence states of values: "Values are mean (SD) or n (%)". A list of abbreviations states none. */
export function statementsOf(from: string, texts: readonly string[]): HintSource {
  const hints = texts.flatMap((text) =>
    clauses(text).flatMap((said) => hintsOfSentence(said).map((hint) => ({ hint, said }))),
  );
  return { from, hints, general: true };
}

const clauses = (text: string): readonly string[] =>
  text.slice(0, 4000).split(/(?<=[a-z)%])[.;]\s{0,3}(?=[A-Z(]|n\b|$)/);

function hintsOfSentence(said: string): readonly KindHint[] {
  const words = written(said);
  const bracketed = BRACKETED.exec(words) ?? IN_BRACKETS.exec(words);
  if (bracketed !== null) {
    const second = (/^p/i.test(bracketed[1] ?? "") ? "p" : (bracketed[1] ?? "").toUpperCase()) as
      | "p"
      | "SD"
      | "SE"
      | "CI"
      | "IQR";
    if (second === "p") return [{ first: "estimate", second: "p", third: null, plusMinus: false, text: said }];
    if (second === "SD" || second === "SE")
      return [{ first: "mean", second, third: null, plusMinus: false, text: said }];
    if (second === "IQR") return [{ first: "median", second, third: null, plusMinus: false, text: said }];
    return [{ first: "estimate", second: "CI", third: null, plusMinus: false, text: said }];
  }
  // "SD, standard deviation; n, number (%)" names letters and states nothing.
  const isList = /^[\w²/%. -]{1,20}\s?[,=:]\s/.test(said) && !/\b(?:are|is|were|was|values?|data)\b/i.test(said);
  return hintsIn(said).filter(({ first, second }) => {
    if (isList && first !== "mean" && first !== "median") return false;
    if (first === "mean" && second === null) return MEANS.test(said);
    if (first === "mean") return /\b(?:mean|average)/i.test(said);
    if (first === "median" || first === "percent") return first === "median" || second !== null;
    if (first === "n") return second !== null || /\bnumbers? of\b/i.test(said);
    return first === "estimate" && second === "CI";
  });
}

/** A sentence that calls the values means, not one that tells what is the mean of what. */
const MEANS =
  /^(?:the )?(?:means?|average)\b(?! of\b)|\bmean (?:\w+ )?(?:values?|scores?|changes?|ratings?|levels?)\b|\b(?:are|as) means?\b/i;

const BRACKETED = /\b(SD|SE|CI|IQR|[pP][- ]values?)s?\b[^.;]{0,40}\b(?:parenthes[ei]s|brackets?)/i;
const IN_BRACKETS = /\b(?:parenthes[ei]s|brackets?)\b[^.;]{0,40}?\b(SD|SE|CI|IQR|[pP][- ]values?)/i;

const SAID =
  /(?:\b(?:data|values|results|variables|measurements|measures|descriptive statistics)\b[^.;]{0,80}\b(?:are|were|was|is)\b[^.;]{0,30}\b(?:presented|expressed|reported|given|shown|summari[sz]ed|described|displayed)\b[^.]{0,160})/gi;

/** How an article's methods say that its results are given. */
export function statementsInText(text: string): HintSource {
  const said = [...text.matchAll(SAID)].slice(0, 6).map(([sentence]) => sentence);
  return { ...statementsOf("the text", said), from: "the text of the article" };
}

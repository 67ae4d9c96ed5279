/** What words say of a cell's numbers: of what stands first, and of what stands beside it in brackets or behind ±. */
export interface KindHint {
  readonly first:
    | "mean"
    | "median"
    | "n"
    | "percent"
    | "estimate"
    | "p"
    | "SD"
    | "SE"
    | "statistic"
    | "range"
    | "IQR"
    | "CI"
    | "min"
    | "max"
    | "ciLow"
    | "ciHigh"
    | "q1"
    | "q3"
    | "spread";
  readonly second: "SD" | "SE" | "CI" | "IQR" | "range" | "%" | "n" | "N" | "p" | null;
  /** A third: "n/N (%)", "mean ± SD (range)". */
  readonly third: "%" | "range" | "CI" | "p" | null;
  /** Written with ±. */
  readonly plusMinus: boolean;
  /** "geometric", "least-squares", … what the mean is. */
  readonly text: string;
}

const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\+\s?\/\s?[-−–]/g, "±"],
  [/\bstandard[ -]deviations?\b|\bs\.\s?d\.|\bstd\.?(?: dev\.?)?(?= |$|\)|,)|\bstdev\b|\bst\.? dev\.?/gi, "SD"],
  [/\bstandard[ -]errors?(?: of the mean)?\b|\bs\.\s?e\.(?:\s?m\.)?|\bS\.?E\.?M\b\.?/gi, "SE"],
  // Limits at another level are not those that an SD is worked back from.
  [/\b9[09](?:\.\d)?\s?%\s?(?:C\.?[Il]\.?(?![\p{L}])|(?:confidence|credible)[ -](?:intervals?|limits?))/giu, "LIMITS"],
  [
    /\b(?:9[059](?:\.\d)?\s?%?\s?)?(?:confidence|credible)[ -](?:intervals?|limits?)\b|\b9[059](?:\.\d)?\s?%\s?C\.?[Il]\.?(?![\p{L}])|\bCL\s?9[059]\s?%|\b9[059]\s?%\s?CL\b|\bCIs?\b/gu,
    "CI",
  ],
  [
    /\binter-?\s?quartile(?:[ -]ranges?)?\b|\bIQRs?\b|\b25(?:th)?\s?%?\s?(?:[-–—,;]|to|and)\s?75(?:th)?\s?%?(?: (?:per)?centiles?)?|\bQ1\s?[-–,;]\s?Q3\b|\blower and upper quartiles?\b|\bIQ scores?\b|\b25(?:th)?,? 75(?:th)? (?:per)?centiles?\b|\bquartiles\b|\bP25\s?[-–,]\s?P75\b|\bIR\b/gi,
    "IQR",
  ],
  [/\bmin(?:imum)?(?: value)?\.?\s?(?:[-–—,;/]|to|and)\s?max(?:imum)?(?: value)?\.?|\branges?\b/gi, "RANGE"],
  [/\bper ?cent(?:ages?)?\b|\bproportions?\b/gi, "%"],
  [/(?<![\p{L}-])(?:n[ou]s?\.(?: of)?|numbers?|frequenc(?:y|ies)|counts?|n(?!\p{L})|cases)(?=[\s,(/%:;)[]|$)/giu, "N"],
];

/** The words of kinds under one name each. */
export function written(text: string): string {
  let out = text;
  for (const [pattern, name] of WRITTEN) out = out.replace(pattern, name);
  return out;
}

const MEASURES =
  /\b(?:odds[ -]ratio|risk[ -]ratio|hazard[ -]ratio|rate[ -]ratio|relative[ -]risk|risk[ -](?:difference|reduction)|(?:mean|absolute|adjusted|between[ -]group|treatment|group|percentage|median|estimated)?[ -]?differences?|ratio|effect(?:[ -]size)?s?|treatment effect|coefficients?|estimates?|[aA]?(?:OR|RR|HR|IRR|RD|MD|SMD|WMD|ARR|RRR)|NNT|β|beta|B|cohen[’']?s d|hedges[’']? g)\b|\bΔ/;
const P_VALUE =
  /^(?:[pP](?:$|[\s,:;)(]|[-–]?\s?values?\b)|[pP]\s?(?:for|between|vs))|\b[pP][- ]?values?\b|^sig(?:n?\.|nificance|n)?\s?(?:$|level|\(|,)/;
const STATISTIC =
  /^(?:test[ -]statistics?|(?:t|F|z|Z|U|χ ?2|χ²|X2|x2)(?:[- ](?:value|score|statistic|test|ratio|Value|Score|Test)s?)?|[Cc]hi[ -]?[Ss]quared?|[Ss]tatistics?|[Ww]ald|(?:z|t|Z|T)[- ]?[Ss]cores?)(?:\s?\((?:df|\d).{0,12})?$|\b(?:friedman|ANOVA|ANCOVA|wilcoxon|mann[- ]whitney|kruskal)\b/;

/** What a text says of numbers, in the order in which it says so. */
export function hintsIn(text: string): readonly KindHint[] {
  if (text.length > 3000) return [];
  const known = memo.get(text);
  if (known !== undefined) return known;
  if (memo.size > 5000) memo.clear();
  const found = findHints(text);
  memo.set(text, found);
  return found;
}

const memo = new Map<string, readonly KindHint[]>();

/** What one of the words that begin a pair says, with the text behind it. */
type Opening = (
  words: string,
  behind: string,
) => { readonly hint: Omit<KindHint, "text">; readonly length: number } | null;

const SECOND = /\b(SD|SE|CI|RANGE|IQR)\b|\bN(?=\s?[)\]])/;

/** "Mean age (SD)": the second word stands within 60 signs, before the sentence ends. */
function spreadBehind(first: "mean" | "median"): Opening {
  return (_, behind) => {
    const clause = behind.slice(0, 66).split(/[.;]/)[0] ?? "";
    const found = SECOND.exec(clause);
    const name = found === null ? null : (found[1] ?? "N");
    if (found === null || name === null || (first === "median" && !["IQR", "RANGE", "CI"].includes(name))) return null;
    const end = found.index + found[0].length;
    const second = name === "RANGE" ? "range" : name === "N" ? "n" : (name as "SD" | "SE" | "CI" | "IQR");
    const third = first === "mean" && /^[^.;]{0,6}[([,]\s?RANGE/.test(behind.slice(end)) ? "range" : null;
    return { hint: { first, second, third, plusMinus: clause.slice(0, end).includes("±") }, length: end };
  };
}

const said =
  (hint: Omit<KindHint, "text" | "plusMinus">, pattern: RegExp): Opening =>
  (words, behind) => {
    const found = pattern.exec(words + behind.slice(0, 60));
    if (found === null) return null;
    return { hint: { ...hint, plusMinus: false }, length: Math.max(0, found[0].length - words.length) };
  };

const OPENINGS: readonly (readonly [RegExp, readonly Opening[]])[] = [
  [/^(?:[Mm]eans?|[Aa]verages?|MEANS?|M)$/, [spreadBehind("mean")]],
  [/^(?:[Mm]edians?|MEDIANS?)$/, [spreadBehind("median")]],
  [
    /^N$/,
    [
      said({ first: "n", second: "N", third: "%" }, /^N\s?\/\s?(?:N|total)\b(?: N)?\s?[,(]?\s?%/),
      said({ first: "n", second: "N", third: null }, /^N\s?\/\s?(?:N|total)\b/),
      said({ first: "n", second: "%", third: null }, /^N[^.;()%]{0,40}[([,/;]?\s?%/),
    ],
  ],
  [
    /^%$/,
    [
      said({ first: "percent", second: "N", third: null }, /^%\s?[([]\s?N\s?\/\s?N\b/),
      said({ first: "percent", second: "n", third: null }, /^%\s?[([,;]?\s?N\b/),
    ],
  ],
];

const WORDS = /[A-Za-z]+|%|[±(]\s?(?:SD|SE)\b|,\s?(?:SD|SE)\s?\)?$/g;

function findHints(text: string): readonly KindHint[] {
  const words = written(text);
  const hints: KindHint[] = [];
  const add = (hint: Omit<KindHint, "text">): void => {
    hints.push({ ...hint, text });
  };
  const plain = { second: null, third: null, plusMinus: false } as const;
  if (P_VALUE.test(text.trim())) add({ first: "p", ...plain });
  const measure = MEASURES.test(text) && !/from baseline/i.test(text);
  if (measure && /\bCI\b/.test(words)) add({ ...plain, first: "estimate", second: "CI" });
  else if (measure) add({ first: "estimate", ...plain });
  let from = 0;
  for (const { 0: word, index } of words.matchAll(WORDS)) {
    if (index < from || hints.length > 8) continue;
    const behind = words.slice(index + word.length, index + word.length + 80);
    const spread = /(SD|SE)/.exec(word)?.[1];
    if (/^[±(,]/.test(word) && spread !== undefined) {
      add({ first: "mean", second: spread as "SD" | "SE", third: null, plusMinus: word.startsWith("±") });
      from = index + word.length;
      continue;
    }
    const openings = OPENINGS.find(([pattern]) => pattern.test(word))?.[1] ?? [];
    for (const opening of openings) {
      const found = opening(word, behind);
      if (found === null) continue;
      add(found.hint);
      from = index + word.length + found.length;
      break;
    }
  }
  if (hints.length === 0) for (const hint of alone(text, words)) add(hint);
  return hints;
}

/** Words of one number. */
function alone(text: string, words: string): readonly Omit<KindHint, "text">[] {
  const plain = { second: null, third: null, plusMinus: words.includes("±") } as const;
  if (STATISTIC.test(text.trim())) return [{ first: "statistic", ...plain }];
  if (/\b[Mm]edian\b/.test(words)) return [{ first: "median", ...plain }];
  if (/^\W{0,3}SD\W{0,3}$|\bSD$/.test(words)) return [{ first: "SD", ...plain }];
  if (/^\W{0,3}SE\W{0,3}$|\bSE$/.test(words)) return [{ first: "SE", ...plain }];
  // "SE (D)" is what is measured, the spherical equivalent in dioptres.
  const isNamed = /^\W{0,3}S[DE] ?\((?![^)]{0,40}mean)/.test(text);
  if (!isNamed && /\bSD\b/.test(words))
    return [{ first: "mean", second: "SD", third: null, plusMinus: plain.plusMinus }];
  if (!isNamed && /\bSE\b/.test(words))
    return [{ first: "mean", second: "SE", third: null, plusMinus: plain.plusMinus }];
  if (/\b[Mm]eans?\b|\b[Aa]verage\b|^M$/.test(words)) return [{ first: "mean", ...plain }];
  if (/\bIQR\b/.test(words)) return [{ first: "IQR", ...plain }];
  if (/\bRANGE\b/.test(words)) return [{ first: "range", ...plain }];
  if (/^min(?:imum)?\b/i.test(text)) return [{ first: "min", ...plain }];
  if (/^max(?:imum)?\b/i.test(text)) return [{ first: "max", ...plain }];
  if (/^(?:lower|upper)(?: (?:limit|bound|CI|confidence limit))?$/i.test(text))
    return [{ first: /^l/i.test(text) ? "ciLow" : "ciHigh", ...plain }];
  if (/\bCI\b/.test(words))
    return [/\bchange\b/i.test(text) ? { ...plain, first: "mean", second: "CI" } : { first: "CI", ...plain }];
  if (/%/.test(words)) return [{ first: "percent", ...plain }];
  if (isCount(words) && !/[A-Za-z]\s?\(N\)$/.test(text)) return [{ first: "n", ...plain }];
  return [];
}

const isCount = (words: string): boolean =>
  /^N\b|\bN\)?$/.test(words.trim()) ||
  /\b(?:N|patients|participants|subjects|women|men|children|events) (?:of|with|who|reporting|having|in|at)\b/i.test(
    words,
  );

/** The words of kinds with, behind each, a sign that says which of them it was. */
function indexed(text: string): { readonly text: string; readonly originals: readonly string[] } {
  const originals: string[] = [];
  let out = text;
  for (const [pattern, name] of WRITTEN)
    out = out.replace(pattern, (found) => {
      originals.push(found);
      return `${name}${String.fromCharCode(FIRST_SIGN + originals.length - 1)}`;
    });
  return { text: out, originals };
}

const FIRST_SIGN = 0xe000;
const S = "[\\ue000-\\uf8ff]?";
const NAME = `(?:±|SD|SE|CI|IQR|RANGE|%|N)${S}`;
const MEAN = "(?:[Mm]eans?|[Mm]edians?|MEAN|MEDIAN)";
const STRIPPED: readonly RegExp[] = [
  // ", n (%)", " %" at the end
  new RegExp(`(?:[,;:–—]|\\s-)\\s?(?:N${S}\\s?\\/\\s?)?N${S}\\s?(?:[([/,]?\\s?%${S}\\s?[)\\]]?)?\\s?$`, "g"),
  new RegExp(`\\sN${S}\\s?[([/,]\\s?%${S}\\s?[)\\]]?\\s?$`, "g"),
  // "(n, %)", "[mean ± SD]"
  new RegExp(`[([]\\s?(?:${MEAN}\\s?)?(?:[,/±]\\s?)?${NAME}(?:[\\s,;/±([]{1,3}${NAME}){0,2}\\s?[)\\]]{1,2}`, "g"),
  // ", mean ± SD"
  new RegExp(
    `(?:^|[,;:–—-]\\s?|\\s)${MEAN}\\s?(?:[,([/]\\s?)?(?:±${S}\\s?)?(?:SD|SE|CI|IQR|RANGE)${S}\\s?[)\\]]?(?=\\s|$|[,;)])`,
    "g",
  ),
  new RegExp(`,?\\s?%${S}\\s?$`, "g"),
  // ", SD" at the end
  new RegExp(
    `(?:[,;:–—]|\\s)\\s?(?:±${S}\\s?)?(?:(?:SD|SE|CI|IQR|RANGE)${S}|[Mm]ean|[Mm]edian)(?: values?| scores?)?\\s?$`,
    "g",
  ),
  new RegExp(`^${MEAN}(?: values?| scores?)?(?:\\s?±${S}\\s?S[DE]${S})?(?=\\s|$)`, "g"),
  new RegExp(
    `^(?:${NAME}|[Mm]in(?:imum)?(?: value)?|[Mm]ax(?:imum)?(?: value)?)\\s?(?:[(/,]?\\s?(?:${NAME})?\\s?\\)?)?$`,
    "g",
  ),
];

/** What is left of a label when the words of kinds are taken off: "" for "Mean (SD)" or "n (%)". */
export function withoutKinds(text: string): string {
  const known = left.get(text);
  if (known !== undefined) return known;
  const { text: marked, originals } = indexed(text);
  let out = marked;
  for (const pattern of STRIPPED) out = out.replace(pattern, " ");
  // What was not taken off stands as it was printed.
  out = out
    .replace(
      /(?:±|SD|SE|CI|IQR|RANGE|%|N)([\ue000-\uf8ff])/g,
      (_, sign: string) => originals[sign.charCodeAt(0) - FIRST_SIGN] ?? "",
    )
    .replace(/\s+/g, " ")
    .replace(/\s([,;)])/g, "$1")
    .trim();
  out = trimmedMarks(out);
  if (left.size > 5000) left.clear();
  left.set(text, out);
  return out;
}

const left = new Map<string, string>();

/** Without the marks that parted what was taken off. */
export function trimmedMarks(text: string): string {
  let end = text.length;
  while (end > 0 && " ,;:±".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

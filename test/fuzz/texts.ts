import type { Random } from "./random.js";

const MEASURES = [
  ...[
    "odds ratio",
    "OR",
    "adjusted OR",
    "RR",
    "risk ratio",
    "relative risk",
    "hazard ratio",
    "HR",
    "mean difference",
    "MD",
  ],
  ...[
    "SMD",
    "standardised mean difference",
    "Hedges' g",
    "Cohen's d",
    "risk difference",
    "rate ratio",
    "IRR",
    "difference",
    "NNT",
  ],
];
const OUTCOMES = [
  "death",
  "pain",
  "relapse",
  "the ODI score",
  "stroke",
  "quality of life",
  "admission to hospital",
  "HbA1c",
];
const DRUGS = ["the drug", "exercise", "the new treatment", "apixaban", "surgery", "yoga"];
const OTHERS = ["placebo", "usual care", "warfarin", "the control group"];
const UNITS = ["points", "mm", "%", "percentage points", "kg", "", "", "days"];
const SPANS = [" to ", "–", "-", ", ", "; ", " − ", " and "];
const VERBS = ["reduced", "increased", "did not change", "lowered", "halved", "improved", "prevented", "worsened"];

const decimal = (random: Random, high: number, most = 3): string =>
  (random.next() * high).toFixed(random.index(most + 1));

/** A number of any size and form, mostly one as a paper prints it. */
export function printed(random: Random): string {
  switch (random.index(12)) {
    case 0:
      return `−${decimal(random, 20)}`;
    case 1:
      return `-${decimal(random, 20)}`;
    case 2:
      return `${random.index(3000)}`;
    case 3:
      return random.pick([
        "0",
        "0.0",
        "1",
        "100",
        "1,234",
        "10 000",
        "0,5",
        "2·5",
        "½",
        "1e400",
        "9".repeat(40),
        "3 × 10⁻⁵",
        "∞",
      ]);
    case 4:
    case 5:
    case 6:
      return decimal(random, 2);
    default:
      return decimal(random, 100);
  }
}

const interval = (random: Random): string => {
  const level = random.pick([
    "95% CI",
    "95% CI",
    "95% CI:",
    "CI",
    "90% confidence interval",
    "95% CrI",
    "99% CI,",
    "IQR",
    "",
  ]);
  return `(${level} ${printed(random)}${random.pick(SPANS)}${printed(random)})`;
};
const chance = (random: Random): string =>
  `${random.pick(["p", "P", "p-value"])} ${random.pick(["=", "<", ">", "≤", "of"])} ${printed(random)}`;

/** One statistic as a sentence part. */
export function statistic(random: Random): string {
  const number = (): string => printed(random);
  switch (random.index(7)) {
    case 0:
    case 1:
      return `${random.pick(MEASURES)} ${number()} ${random.pick(UNITS)} ${interval(random)}; ${chance(random)}`;
    case 2:
      return random.pick([
        `t(${number()}) = ${number()}, ${chance(random)}`,
        `F(${number()}, ${number()}) = ${number()}, ${chance(random)}`,
        `χ2(${number()}, N = ${number()}) = ${number()}, ${chance(random)}`,
        `z = ${number()}, ${chance(random)}`,
        `r(${number()}) = ${number()}`,
      ]);
    case 3:
      return random.pick([
        `${number()} of ${number()} (${number()}%)`,
        `${number()}/${number()} (${number()}%) versus ${number()}/${number()} (${number()}%)`,
        `${number()}% vs ${number()}%`,
        `${number()} (${number()}%) of ${number()} patients`,
      ]);
    case 4:
      return random.pick([
        `mean ${number()} (SD ${number()}) vs ${number()} (${number()})`,
        `${number()} ± ${number()}`,
        `median ${number()} (IQR ${number()}–${number()})`,
        `from ${number()} to ${number()}`,
      ]);
    case 5:
      return `${random.pick(OUTCOMES)} was lower by ${number()} ${random.pick(UNITS)} ${interval(random)}`;
    default:
      return random.pick([chance(random), `NNT ${number()} ${interval(random)}`, `n = ${number()}`, "respectively"]);
  }
}

/** What a newspaper says of an effect. */
export function headline(random: Random): string {
  const [drug, outcome, number] = [random.pick(DRUGS), random.pick(OUTCOMES), printed(random)];
  return random.pick([
    `${drug} ${random.pick(VERBS)} ${outcome} by ${number}%`,
    `${drug} ${random.pick(VERBS)} ${outcome} by ${number} points compared with ${random.pick(OTHERS)}`,
    `${number}% ${random.pick(["more likely", "less likely", "better", "lower", "fewer", "more successful"])}`,
    `${number} times ${random.pick(["more likely", "as likely", "the odds", "higher"])}`,
    `one in ${number} people did better on ${drug}`,
    `${outcome} fell from ${number}% to ${printed(random)}%`,
    `there was no difference in ${outcome} between ${drug} and ${random.pick(OTHERS)}`,
    `${drug} halved the risk of ${outcome}`,
    `treat ${number} to prevent one ${outcome}`,
    `a third fewer people had ${outcome}`,
    statistic(random),
  ]);
}

/** A sentence of an abstract. */
export function sentence(random: Random): string {
  const subject = `${random.pick(DRUGS)} ${random.pick(VERBS)} ${random.pick(OUTCOMES)} more than ${random.pick(OTHERS)}`;
  return random.chance(0.3) ? `${headline(random)}.` : `${subject} (${statistic(random)}).`;
}

export const abstract = (random: Random): string =>
  random.times(8, () => sentence(random)).join(random.pick([" ", " ", "\n"]));

/** Words, marks and numbers in any order. */
export function salad(random: Random): string {
  const marks = [
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ".",
    ":",
    "=",
    "<",
    ">",
    "±",
    "–",
    "−",
    "%",
    "/",
    "\n",
    "95%",
    "CI",
    "p",
    "of",
    "to",
    "vs",
    "n",
  ];
  const words = [
    ...MEASURES,
    ...OUTCOMES,
    ...DRUGS,
    ...OTHERS,
    ...VERBS,
    "not",
    "no",
    "one in",
    "a third",
    "twice",
    "half",
    "per 1,000",
  ];
  return random
    .times(80, () =>
      random.chance(0.35) ? printed(random) : random.chance(0.5) ? random.pick(marks) : random.pick(words),
    )
    .join(random.pick([" ", " ", ""]));
}

/** One piece over and over. */
export const repeated = (random: Random): string => {
  const piece = random.pick([
    statistic(random),
    printed(random),
    salad(random),
    "(",
    "95% CI ",
    "1 of ",
    "p < ",
    "a, ",
    "\n",
    "-",
    "1/",
  ]);
  return piece.repeat(1 + random.index(Math.ceil(random.pick([2000, 2000, 20_000]) / piece.length)));
};

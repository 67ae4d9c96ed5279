/** The words of clinical papers that decide what a number is. Lists only: rules stand with the finders that use them. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Units that stand after a number, first words of those written in several. */
export const UNITS = words(
  "percent percentage point points score scores units unit mm cm m km mg g kg µg μg ug mcg ng pg ml l dl litre litres liter liters " +
    "mmol µmol μmol umol nmol pmol mol mm2 mm3 cm2 cm3 m2 μm2 μm µm mmhg hg mm/hg kpa cmh2o iu miu u meq kcal kj cal j w watts watt bpm beats " +
    "breaths min mins minute minutes h hr hrs hour hours s sec secs second seconds ms day days week weeks wk wks month months mo year years yr yrs " +
    "usd eur gbp aud cad sek dkk nok chf dollars euros pounds kr qaly qalys daly dalys sd sds db dbm hz khz n nm °c c cells copies log log10 ln " +
    "fold times letters letter diopters diopter d steps step words events cases deaths patients per kg/m2 mg/dl % met mets counts " +
    "servings serving drinks drink cigarettes percentile percentiles rlu titre gy mgy msv logmar pp mvic cfu au ppm ppb person women men children persons " +
    "episodes attacks visits teeth teaspoons sessions",
);

export const TIME_UNITS = words(
  "s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks wk wks month months mo mos year years yr yrs d night nights decade decades",
);

/** A number with a unit of time after one of these is a time point. */
export const TIME_LEADERS = words(
  "at after within during until till through every from since before week weeks month months day days year years visit baseline over for in to by next first last past following previous aged approximately",
);

/** A number straight after one of these is a name. */
export const NAMED_BY = words(
  "day days week weeks month months year years visit visits group groups arm arms cohort phase stage grade grades class type level step tier part " +
    "table tables figure fig figs appendix supplement version article section chapter model cycle cycles session sessions trial study age aged ages " +
    "ref reference no number numbers id isrctn nct sars cov covid omega vitamin interleukin il schedule period quarter quartile tertile quintile round wave dose",
);

export const LESS = words(
  "fewer less lower lowered reduced reduction reductions decrease decreased decreases drop dropped fall fell decline declined smaller shorter worse slower down below cut",
);
export const MORE = words(
  "more higher greater increased increase increases rise rose gain larger longer better faster up above improvement improved improvements extra additional additionally likelier",
);

export const PEOPLE = words(
  "patients patient participants participant people persons person individuals individual subjects subject adults adult children child women men woman man " +
    "girls boys infants infant newborns neonates babies mothers fathers parents caregivers carers volunteers respondents students pupils nurses physicians " +
    "doctors residents workers employees veterans users smokers drinkers cases controls adolescents teenagers elders elderly males females outpatients " +
    "inpatients survivors recipients vaccinees probands couples families households mother-infant pairs pregnancies eyes knees hips teeth dogs cats mice rats " +
    "animals contacts sufferers visitors members clients athletes players runners americans consumers completers responders",
);

/** Words that a bracketed pair of numbers belongs to when it is no confidence interval. */
export const SPREAD_WORDS = words(
  "iqr interquartile range ranges ranged ranging sd sds se sem quartile quartiles percentile percentiles q1 min-max minimum iqrs",
);

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  "zero none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .flatMap((word, index): [string, number][] => (word === "none" ? [] : [[word, index > 1 ? index - 1 : index]])),
);
export const TENS: ReadonlyMap<string, number> = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, 10 * (index + 2)]),
);

export const MONTHS = words(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
);

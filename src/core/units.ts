/**
 * Units in which results are printed: of one kind each, with what it is worth in the first of its kind. Lower case; plural
 * forms too. A month is a twelfth of 365 days.
 */
const KINDS: Readonly<Record<string, string>> = {
  time:
    "second:1 seconds:1 sec:1 secs:1 minute:60 minutes:60 min:60 mins:60 hour:3600 hours:3600 hr:3600 hrs:3600 day:86400 days:86400 " +
    "night:86400 nights:86400 week:604800 weeks:604800 wk:604800 wks:604800 fortnight:1209600 fortnights:1209600 month:2628000 months:2628000 " +
    "year:31536000 years:31536000 yr:31536000 yrs:31536000",
  length:
    "metre:1 metres:1 meter:1 meters:1 m:1 centimetre:.01 centimetres:.01 centimeter:.01 centimeters:.01 cm:.01 millimetre:.001 millimetres:.001 " +
    "millimeter:.001 millimeters:.001 mm:.001 kilometre:1000 kilometres:1000 kilometer:1000 kilometers:1000 km:1000 inch:.0254 inches:.0254",
  mass:
    "kg:1 kgs:1 kilo:1 kilos:1 kilogram:1 kilograms:1 kilogramme:1 kilogrammes:1 g:.001 gram:.001 grams:.001 gramme:.001 grammes:.001 " +
    "pound:.45359237 pounds:.45359237 lb:.45359237 lbs:.45359237 stone:6.35029318",
  volume:
    "l:1 litre:1 litres:1 liter:1 liters:1 ml:.001 millilitre:.001 millilitres:.001 milliliter:.001 milliliters:.001 dl:.1 cl:.01 pint:.568 pints:.568",
  pressure: "mmhg:1 kpa:7.50062",
  concentration: "mmol:1 umol:.001 µmol:.001 μmol:.001",
  energy: "kcal:1 kcals:1 calorie:1 calories:1 kj:.239 kilojoule:.239 kilojoules:.239",
  points: "point:1 points:1 score:1 scores:1",
  percent: "percent:1 %:1",
  deviations: "sd:1 sds:1",
  servings: "serving:1 servings:1 portion:1 portions:1",
  glasses: "glass:1 glasses:1 cup:1 cups:1",
};

interface Unit {
  readonly kind: string;
  readonly worth: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries(KINDS).flatMap(([kind, list]) =>
    list.split(" ").map((entry) => {
      const [name = "", worth = ""] = entry.split(":");
      return [name, { kind, worth: +worth }] as const;
    }),
  ),
);

/** What a word measures, and in which part of its kind's first unit; null for a word that is no unit. */
export const unitNamed = (word: string | null): Unit | null =>
  word === null ? null : (UNITS.get(word.toLowerCase().replace(/^mm hg$/, "mmhg")) ?? null);

/**
 * How many of one unit another is: hours to days is 1/24. Null where they measure different things.
 *
 * Domain  units that are known, else undefined
 */
export function unitsIn(from: string | null, to: string | null): number | null | undefined {
  const [a, b] = [unitNamed(from), unitNamed(to)];
  if (a === null || b === null) return undefined;
  return a.kind === b.kind ? a.worth / b.worth : null;
}

import type { Option } from "commander";
import { verbs } from "../../src/cli/index.js";
import { EDGES, ODD } from "./odd.js";
import type { Random } from "./random.js";

/** What stands for the value of an option in its flags, and values that people give it. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "<proportion>": ["0.95", "0.9", "0.5", "0.99", "0.999999", "95"],
  "<constant>": ["0.5", "0", "1", "0.001", "1e6"],
  "<n>": ["0", "1", "3", "12", "-1", "2.5"],
  "<number>": ["1", "2", "9999"],
  "<r>": ["0", "0.5", "0.99", "-0.5", "1", "-1"],
  "<rates>": ["0.3", "0.1,0.9", "0.001,0.999"],
  "<shares>": ["0.3", "0.1,0.9"],
  "<columns>": ["region", "year", "outcome", "study", "outcome,timepoint", "__proto__", "alloc", "arm"],
  "<column=value>": ["outcome=ODI", "outcome!=pain", "year=2001", "region=é", "study=S1", "arm=yoga", "x="],
  "<name=column,…>": [
    "sd1=se1",
    "study=author,year",
    "mean1=mean2,mean2=mean1",
    "n=events",
    "region=study",
    'sd="a, b"',
  ],
  "<label>": ["yoga", "control", "treatment", "exercise", "__proto__"],
  "<study>": ["S1", "S2", "Aronson 1948", ""],
  "<name>": ["S1", "ODI", "4 weeks", "utf-8", "windows-1252", "utf-16le", "latin1", "x"],
  "<tokens>": ["-9", "x,y", "0", "missing"],
  "<mark>": [",", ";", "tab", "|", "space", "."],
  "<file>": ["a.csv", "a.txt", "a.json", "a.yaml", "none", "-", "."],
  "<table>": ["a.csv", "-"],
  "<text>": ["chronic", "HR 0.56 (95% CI 0.46 to 0.69)", "pain was lower by 5 points", ""],
  "<relative>": ["0", "0.01", "0.999"],
  "<value|registry>": ["registry", "1", "5", "0.5", "1e-9"],
  "<value|registry|instrument=value,…>": ["registry", "2", "odi=10", "odi=10,rmdq-24=5", "x=1"],
  "<instrument>": ["odi", "modq", "vas-cm", "nrs-pain", "none"],
  "<d>": ["0.28", "-0.5", "0", "12"],
  "<difference>": ["7.9", "-7.9", "0", "0.12", "-0.3"],
  "<ratio>": ["0.62", "1.4", "1", "0.001", "1000"],
  "<effect>": ["0.2", "1.3", "-4"],
  "<low,high>": ["0.14,0.42", "-11,-4.7", "0.5,0.8", "1,1", "0,0", "0.9,1.2", "5,1"],
  "<treatment,control>": ["74,75", "1,1", "100000,3", "20,0"],
  "<code>": ["N_K1", "E_CELL", "CI_P_MISMATCH", "x"],
  "<items>": ["1", "2", "10", "24", "100"],
};

const placeholderOf = ({ flags }: Option): string => /<.*>/.exec(flags)?.[0] ?? "";

/** Ends in other files or colours, or says something else than a result. */
const APART: ReadonlySet<string> = new Set(["--out", "--force", "--explain", "--color", "--no-color", "--encoding"]);

function valueFor(random: Random, option: Option): string {
  if (random.chance(0.04)) return random.chance(0.5) ? random.pick(ODD) : `${random.pick(EDGES)}`;
  if (option.argChoices !== undefined && option.argChoices.length > 0) return random.pick(option.argChoices);
  return random.pick(VALUES[placeholderOf(option)] ?? ["1", "x", "0.5", "a,b"]);
}

const said = (random: Random, option: Option): readonly string[] => {
  const name = option.long ?? option.short ?? option.flags;
  if (!option.required) return [name];
  const value = valueFor(random, option);
  return random.chance(0.2) ? [`${name}=${value}`] : [name, value];
};

export async function optionsOf(verb: string): Promise<readonly Option[]> {
  const entry = verbs.find(({ name }) => name === verb);
  return entry === undefined ? [] : (await entry.load()).options.flatMap(({ options }) => options);
}

const known = new Map<string, readonly Option[]>();
for (const { name } of verbs) known.set(name, await optionsOf(name));

/** Some options of a command, each once, with values of which most can be taken; `without` are left out. */
export function someOptions(
  random: Random,
  verb: string,
  most: number,
  without: ReadonlySet<string> = APART,
): readonly string[] {
  const usable = (known.get(verb) ?? []).filter(({ long }) => long === undefined || !without.has(long));
  return random.some(usable, most).flatMap((option) => said(random, option));
}

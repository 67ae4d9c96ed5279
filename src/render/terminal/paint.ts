import { Chalk } from "chalk";
import { visible } from "../escape.js";
import type { Text, Tone } from "../views/block.js";

/** Gives a text its look. */
export type Paint = (text: string, tone: Tone | null) => string;

/** Colour is handed in and never detected; without it a text stays as it is. */
export function painter(colour: boolean): Paint {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const looks: Readonly<Record<Tone, (text: string) => string>> = {
    heading: chalk.bold,
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    caution: chalk.yellow,
  };
  return (text, tone) => (tone === null || text === "" ? text : looks[tone](text));
}

/** A text made safe to show, with its tone. */
export function safe(text: Text): { readonly text: string; readonly tone: Tone | null } {
  return typeof text === "string" ? { text: visible(text), tone: null } : { text: visible(text.text), tone: text.tone };
}

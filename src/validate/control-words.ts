import { isAscii } from "../core/ascii.js";

/** What people call the arm that the others are compared with, alone in its label. */
const CONTROLS = new Set([
  "control",
  "controls",
  "ctrl",
  "ctl",
  "con",
  "comparator",
  "active comparator",
  "comparison",
  "reference",
  "placebo",
  "pbo",
  "sham",
  "usual care",
  "usual medical care",
  "usual gp care",
  "routine care",
  "standard care",
  "standard of care",
  "standard treatment",
  "care as usual",
  "treatment as usual",
  "tau",
  "no treatment",
  "no intervention",
  "untreated",
  "nothing",
  "waiting list",
  "waitlist",
  "wait list",
  "wl",
]);

const TREATMENTS = new Set([
  "treatment",
  "treated",
  "intervention",
  "experimental",
  "exp",
  "active",
  "active treatment",
  "trt",
  "tx",
]);

/** Before "control" these make a control of it; other words do not: motor control is an exercise. */
const KINDS_OF_CONTROL = new Set(["attention", "active", "inactive", "passive", "minimal", "healthy", "negative"]);

/** Phrases that make a control of a longer label, unless they are one part of a combined treatment. */
const PHRASES =
  / (usual care|usual medical care|standard care|standard of care|as usual|waiting list|wait list|waitlist|no treatment|no intervention) /;

const JOINED = /[+&]| (plus|and|with) /;

export type ArmClass = "control" | "like-control" | "treatment" | "unknown";

/** What a label says of its arm: that it is the control, that it resembles one ("sham acupuncture"), or nothing. */
export function classOf(label: string): ArmClass {
  const lower = label.toLowerCase();
  const words = lower
    .replace(isAscii(lower) ? /[^a-z0-9+&]+/g : /[^\p{L}\p{N}+&]+/gu, " ")
    .replace(/^ ?(the )?|( (group|arm|condition|only|alone))* ?$/g, "");
  if (CONTROLS.has(words)) return "control";
  if (TREATMENTS.has(words)) return "treatment";
  const kind = / controls?$/.test(words) ? words.slice(0, words.lastIndexOf(" ")) : "";
  if (CONTROLS.has(kind) || KINDS_OF_CONTROL.has(kind)) return "control";
  // "Non-placebo" and "no sham" say that it is none.
  if (/\b(sham|placebo)\b/.test(words))
    return /\b(non?|not|without) (sham|placebo)\b/.test(words) ? "unknown" : "like-control";
  if (JOINED.test(words)) return "unknown";
  return /^controls? /.test(words) || PHRASES.test(` ${words} `) ? "like-control" : "unknown";
}

import type { TextReading } from "../../records.js";

export type Groups = NonNullable<TextReading["groups"]>;

/** The two groups of a trial, where its text names them: "were assigned to A or B", "A versus B". */
export function groupsOf(text: string): Groups | null {
  for (const lead of text.matchAll(/\b(?:randomi[sz]ed|assigned|allocated|received|given)\b/gi)) {
    const found = named(assignedIn(text.slice(lead.index, lead.index + 320), lead[0].length));
    if (found !== null) return found;
  }
  return named(comparedIn(text));
}

/** What somebody does, or what was measured, is no group's name. */
const NO_NAME =
  /^(?:be|attain|fill|test|estimate|identify|evaluate|assess|determine|perform|three|four|five|as|in|to|their|his|via|the reverse|number|types|patients|participants|subjects)\b|\b(?:proportion|number|incidence|prevalence|frequency|questionnaires?|patients undergoing|response|characteristics|responses|follow-?up|mortality|identify|variables|phases?|conditions)\b|\bpostpartum\b/i;
const LONGEST_NAME = 9;

/** Both names without what leads them in, where they can be names. */
function named(groups: Groups | null): Groups | null {
  if (groups === null) return null;
  const [treatment, control] = [groups.treatment, groups.control].map((name) =>
    name
      .replace(/^.{0,60}\b(?:caused by|effects? of|efficacy of|treatment with|use of)\s/i, "")
      .replace(/^(?:either|receive|undergo|use|the|an?|to|with) /i, "")
      .trim(),
  ) as [string, string];
  const isName = (name: string): boolean =>
    name.length > 1 && !NO_NAME.test(name) && name.split(/\s+/).length <= LONGEST_NAME && !/ on /.test(name);
  return isName(treatment) && isName(control) ? { treatment, control } : null;
}

const COMPARED_OF =
  /\bcompar(?:e[ds]?|ing|ison of)\s{1,3}(?:the\s{1,3})?(?:(?:clinical |relative )?(?:efficacy|effects?|effectiveness|safety|outcomes?|use|performance)(?: and \w{1,20})?(?: of)?\s{1,3})?([^.;,:()\d]{3,70}?) (?:with|to|and|versus|vs\.?) (?:that of |those of |the )?([^.;,:()\d]{3,60}?)(?= (?:in|for|on|as|during|among|at)\b|[.;,:(\n]|$)/i;

/** The groups that a title or an aim compares: "A versus B", "to compare A with B". */
function comparedIn(text: string): Groups | null {
  const title = text.split(/\n|(?<=[a-z])\.\s/)[0]?.slice(0, 260) ?? "";
  const joint = / (?:versus|vs\.?|compared with|compared to) /i.exec(title);
  if (joint !== null) {
    const treatment =
      title
        .slice(0, joint.index)
        .split(/[.;,:]/)
        .at(-1)
        ?.replace(/^.*\b(?:of|with|between)\s/i, "") ?? "";
    const control = /^[^.;,:]{3,60}?(?= (?:in|for|on|as|during|among|at)\b|[.;,:]|$)/.exec(
      title.slice(joint.index + joint[0].length),
    )?.[0];
    if (treatment.length >= 3 && control !== undefined && !/\d/.test(treatment + control))
      return { treatment, control };
  }
  const found = COMPARED_OF.exec(text.slice(0, 3000));
  return found === null ? null : { treatment: found[1] ?? "", control: found[2] ?? "" };
}

/** "To A (10 mg), or B" behind a word for assigning: from the last "to" before the "or", and to the next mark behind it. */
function assignedIn(text: string, start: number): Groups | null {
  const sentence = text.slice(start).split(/[.;](?=\s|$)/)[0] ?? "";
  const clean = sentence.replace(/\s?\([^()]*\)/g, "");
  for (const { 0: joint, index } of clean.matchAll(/,? (?:or|versus|vs\.?) (?:to )?/gi)) {
    const lead = clean.slice(0, index);
    const from =
      /^.*(?:\b(?:to receive|to either|either|receive|into|to)\b:?|:|^\w+)\s{1,3}(?:an? |the )?(.{3,70})$/is.exec(
        lead,
      )?.[1];
    const control = /^[^.;,:]{3,60}?(?= (?:for|in a|once|twice|at|over|during|every|daily)\b|[.;,:]|$)/i.exec(
      clean.slice(index + joint.length),
    )?.[0];
    if (from === undefined || control === undefined || /\d\d:/.test(from)) continue;
    // "A, B or C" has more groups than two.
    const names = from.split(/,\s*/);
    const treatment = names[0] ?? from;
    if (treatment.trim().length >= 3) return { treatment: treatment.trim(), control: control.trim() };
  }
  return null;
}

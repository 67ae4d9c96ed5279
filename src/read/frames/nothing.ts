import type { Way } from "../../records.js";
import { NOT_SMALL, notSignificantIn } from "./significance.js";

const EFFECT_NOUN =
  "(?:effects?|differences?|changes?|impact|benefits?|improvements?|reductions?|increases?|decreases?|association|link|relationship|advantages?|influence|bearing|rise|fall|drop|gains?|harms?|protection|relief|evidence|sign|correlation)";
const QUALIFIER =
  "(?:significant|statistically|clear|convincing|detectable|measurable|discernible|evident|apparent|proven|meaningful|important|real|noticeable|appreciable|overall|major|substantial|marked|obvious|clinically|relevant|such|material|observable)";
const SHOWN =
  /significant|statistically|clear|convincing|detectable|discernible|evident|apparent|proven|evidence|sign\b|measurable|observable/;

const NO_EFFECT = new RegExp(
  `\\b(?:no|without any|without a|little or no|not any|nor any|zero|hardly any|without)\\s+(?:${QUALIFIER}[\\s,]+){0,3}(?:\\w+[\\s-]+)?${EFFECT_NOUN}\\b`,
);

/** What denies the verb behind it. */
const DENIALS =
  /\b(?:cannot|failed to|fails to|fail to|refused to|refuse to|refuses to|no longer|never|nor|not|neither|(?:did|do|does|was|were|is|are|has|have|had|could|would)n't)(?=\s)/g;
const UNCHANGED =
  /^\s+(?:\w+ly\s+){0,2}(?:change|differ|budge|shift|stir|move(?=$| (?:much|at|with|in|on|by|after|for|an inch))|affect|alter|influence|matter|make (?:a|any|much of a) difference|vary|modify|associated|linked|work|seem to (?:change|affect|matter))/;
const NOT_CLEARLY = /^\s+(?:do |fare )?(?:significantly|clearly|measurably|detectably|convincingly|demonstrably)\s+\w/;

/** "Far from unhelpful", "anything but useless": of use. */
export const NOT_USELESS =
  /\b(?:not|never|hardly|scarcely|by no means|far from|anything but|nowhere near|n't)(?: an?| at all| exactly| entirely| wholly| completely| altogether)? (?:useless|ineffective|ineffectual|unhelpful|worthless|powerless|inert|fruitless|pointless)\b/g;

export interface Nothing {
  readonly statement: "no effect" | "not shown";
  readonly against: Way | null;
  /** The words that say so. */
  readonly told: string;
}

/** "No effect", "no better than", "did not differ", "made no difference"; not shown where it is only that. */
export function saysNothing(whole: string): Nothing | null {
  // "Twice as effective as", "the same as a 1-point difference" say how much.
  const lower = whole
    .replace(NOT_SMALL, " ")
    .replace(NOT_USELESS, " ")
    .replace(/\b(?:times|twice|half|thirds?|quarters?|percent|%|fold) as /g, "")
    .replace(/\bthe same as an? [\w -]{0,40}/g, (told) => told.replace(/^the same as an? (?:\w+[- ]){0,2}\d/, ""));
  const denials = [...lower.matchAll(DENIALS)].map(({ 0: told, index }) => ({
    told,
    rest: lower.slice(index + told.length, index + told.length + 80),
  }));
  const plain = (match: RegExpExecArray | null) => match?.[0] ?? null;
  const noun = plain(NO_EFFECT.exec(lower));
  if (noun !== null)
    return {
      told: noun,
      statement: SHOWN.test(noun) ? "not shown" : "no effect",
      against: /reduction|decrease|fall|drop|protection/.test(noun)
        ? "less"
        : /increase|rise/.test(noun)
          ? "more"
          : /benefit|improvement|advantage|gain/.test(noun)
            ? "better"
            : /harm/.test(noun)
              ? "worse"
              : null,
    };
  const verb = denials.flatMap(({ told, rest }) => {
    const found = UNCHANGED.exec(rest)?.[0];
    if (told === "nor" || found === undefined) return [];
    // "Did not differ significantly".
    const behind = /^(?: \w{1,20})?[ ,]{1,2}(?:significantly|clearly|measurably|detectably)\b/.exec(
      rest.slice(found.length),
    )?.[0];
    return [told + found + (behind ?? "")];
  })[0];
  if (verb !== undefined)
    return {
      told: verb,
      statement: /significant|clear|measurab|detectab/.test(verb) ? "not shown" : "no effect",
      against: null,
    };
  const unclear = denials.find(({ told, rest }) => !/^(?:cannot|could|would)/.test(told) && NOT_CLEARLY.test(rest));
  const shown = unclear?.told ?? notSignificantIn(lower);
  if (shown !== null) return { told: shown, statement: "not shown", against: null };
  const than =
    /\bno(?:t any| more| less|t)?\s+(?:\w+ly\s+)?(better|worse|more|less|fewer|higher|lower|different|greater|smaller|safer|faster|likelier|superior)\b(?!\s+than\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|a |half))/.exec(
      lower,
    );
  if (than !== null) {
    const way: Record<string, Way> = {
      better: "better",
      superior: "better",
      safer: "better",
      worse: "worse",
      more: "more",
      higher: "more",
      greater: "more",
      faster: "more",
      likelier: "more",
      less: "less",
      fewer: "less",
      lower: "less",
      smaller: "less",
    };
    // "No more effective" denies no frequency.
    const behind = lower.slice(lower.indexOf(than[0]) + than[0].length);
    const ofBenefit =
      /^(?:more|less|greater|smaller)$/.test(than[1] ?? "") &&
      !/^ (?:frequent|common|likely|often|prevalent|numerous)/.test(behind);
    return { told: than[0], statement: "no effect", against: ofBenefit ? null : (way[than[1] ?? ""] ?? null) };
  }
  const alike = plain(
    /\b(?:nothing to choose between|little to choose between|neck and neck|level[- ]pegging|dead heat|on (?:a )?par with|indistinguishable|(?:stayed|remained|were|was|held|stay|remain|are|is) (?:broadly |largely |resolutely |stubbornly |virtually )?(?:flat|steady|stable|put|constant|static|unmoved|level)|unchanged|ineffective|unaffected|untouched|unaltered|useless|the same (?:risk|rate|number|chance|level|as)|just as (?:likely|many|often|good|common|well)|as (?:effective|good|likely|safe) as|equally (?:likely|effective|common|often|good|well)|does nothing|did nothing|do nothing|(?:was|were|is|are|remained|stayed) (?:broadly |very |much |about )?(?:similar|comparable|equal|identical|the same|level)|similar (?:rates?|risks?|numbers?|scores?|results?|levels?|outcomes?)|comparable (?:rates?|risks?|numbers?|results?))\b/.exec(
      lower,
    ),
  );
  const asMuch = alike === null ? asMuchAs(lower) : null;
  if (asMuch !== null) return { told: asMuch, statement: "no effect", against: null };
  return alike === null ? null : { told: alike, statement: "no effect", against: null };
}

const AS_MUCH = /\bas (?:common|commonly|frequent|frequently|often|prevalent|numerous|likely|many) (?!as )/g;
const NOT_SO = /(?:\b(?:not|nearly|almost|near|quite|half|times|twice)|n't) $/;
/** "As common on the tablets as on placebo", "as many had it as did without". */
const AS_IN = / as (?:on|with|in|among|those|under|placebo|without|after|the|did|taking)\b/;

function asMuchAs(lower: string): string | null {
  for (const { 0: told, index } of lower.matchAll(AS_MUCH)) {
    const behind = lower.slice(index + told.length - 1, index + told.length + 80);
    if (!NOT_SO.test(lower.slice(Math.max(0, index - 8), index)) && AS_IN.test(behind)) return told.trim();
  }
  return null;
}

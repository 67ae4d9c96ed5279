/** Words between the two sides of a comparison; what follows is the side compared with. */
const COMPARED =
  /\b(?:than|versus|vs\.?|compared (?:with|to)|in comparison (?:with|to)|relative to|as opposed to|against|over(?! (?:the |an? |about |around |some |nearly |almost )?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|course|next|following|past|last|first|year|month|week|winter|summer|period|years|months|weeks|time|day|days|decade|half)\b))|beat|beats|outperformed|outperforms|surpassed|exceeded|trailed|(?:numbers?|shares?|proportions?|figures?|rates?|levels?|risks?|odds|chances?) (?:seen |found |recorded |observed )?(?:under|in|with|on|among|of|for)(?= (?:the )?(?:placebo|sham|controls?|those|people|patients|usual|untreated|unvaccinated)\b)|of what (?:it|they) (?:was|were|is|are|had been)(?= (?:with|without|in|on|among|under|before)\b)|(?:below|above) (?:that|those)(?= (?:of|in|on|seen))|(?<=\b(?:was|were|is|are|had|have|has|stood at) (?:about |around |roughly |nearly |almost |only |just )?(?:twice|half|double|triple|(?:a|one|two|three)[ -](?:half|thirds?|quarters?|fifths?)|\w{1,6} times) (?:of )?)(?:that|those)(?= (?:of|in|on|seen|with|among|under|for|after)\b)|as(?= (?:on|with|in|for|among|those|people|patients|placebo|sham|usual|without|non-?[a-z]{3,12}|abstainers|controls?|untreated|unvaccinated)\b))\b/i;
/** "For every ten with A there were seven with B", "seven with B for every ten with A": told of B. */
const FOR_EVERY =
  /\bfor (?:every|each) ([^,.;]{3,80}?)(?:,? there (?:was|were|are|is|would be)|,(?= (?:only |just |a mere )?\w{1,9} (?:with|on|in|under|among|after|given)\b)) ([^.;]{2,80})/i;
const SO_MANY_FOR =
  /^([^.;]{3,90}?) for (?:every|each) (\w{1,9} (?:with|without|on|in|under|among|after|given|at|using)\b[^.;]{2,80})/i;

/** What stands before the comparison and what behind it; "with A than with B" is told of A. */
export function partsOf(clause: string): readonly [string, string | null] {
  const text = clause.replace(
    /\b(?:more|less|fewer|greater|higher|lower) than (?=(?:an? )?(?:\d|half|third|quarter|fifth|doubl|one|two|three|four|five|six|seven|eight|nine|ten|twi))/gi,
    " ",
  );
  // "Unlike A, B raised it."
  const unlike = /\bunlike ([^,]{2,60}),/i.exec(text);
  if (unlike !== null) return [text.replace(unlike[0], " "), unlike[1] ?? null];
  const [, all = null, some = null] = FOR_EVERY.exec(text) ?? [];
  if (all !== null && some !== null) return [some, all];
  const [, few = null, many = null] = SO_MANY_FOR.exec(text) ?? [];
  if (few !== null && many !== null) return [few, many];
  const found = COMPARED.exec(text);
  if (found === null) return [text, null];
  // "Compared with placebo, the drug cut deaths": what is compared with stands first.
  const before = text.slice(0, found.index).trim();
  const after = text.slice(found.index + found[0].length);
  const comma = after.indexOf(",");
  if (before.length < 3 && comma > 0) return [after.slice(comma + 1), after.slice(0, comma)];
  return [before, after];
}

/** "By 1.1 points on the pill but by just 0.3": two changes, not two levels. */
export const EACH_BY = /\bby (?:just |only |an? )?[\d.]{1,9}(?: [a-z ]{1,12})?$/i;

/** Phrases that stand in a text as words of their own. Plain searches: their time grows with the text, whatever it holds. */

const ofWord = (sign: string | undefined): boolean => sign !== undefined && /^\w$/.test(sign);

/** Whether a word begins or ends at a place of a text. */
export const isEdge = (text: string, at: number): boolean => ofWord(text[at - 1]) !== ofWord(text[at]);

/** Whether a text holds one of these phrases; each begins and ends with a letter or a digit. */
export const hasPhrase = (text: string, phrases: Iterable<string>): boolean =>
  [...phrases].some((phrase) => {
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
      if (isEdge(text, at) && isEdge(text, at + phrase.length)) return true;
    return false;
  });

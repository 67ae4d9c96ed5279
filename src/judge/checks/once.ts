import type { TextReading } from "../../records.js";

/**
 * A function of a text and of what is asked of it, worked out once for each: a text of many thousand statistics is asked
 * the same by every one of them.
 */
export function once<K, T>(make: (reading: TextReading, asked: K) => T): (reading: TextReading, asked: K) => T {
  const known = new WeakMap<TextReading, Map<K, { readonly made: T }>>();
  return (reading, asked) => {
    let ofText = known.get(reading);
    if (ofText === undefined) {
      ofText = new Map();
      known.set(reading, ofText);
    }
    let answer = ofText.get(asked);
    if (answer === undefined) {
      answer = { made: make(reading, asked) };
      ofText.set(asked, answer);
    }
    return answer.made;
  };
}

/** The same of a function that asks nothing but the text. */
export function onceFor<T>(make: (reading: TextReading) => T): (reading: TextReading) => T {
  const made = once((reading, _: null) => make(reading));
  return (reading) => made(reading, null);
}

/** What a pattern finds first anywhere in a text; null where nothing. */
export const saidAnywhere = once((reading, pattern: RegExp): string | null => pattern.exec(reading.text)?.[0] ?? null);

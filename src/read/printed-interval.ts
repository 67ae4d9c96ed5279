import { BptrialError } from "../core/errors.js";
import { plainNumber } from "./numbers.js";

/** A number as it is printed: what it says, and with how many decimals. */
export interface PrintedNumber {
  readonly value: number;
  readonly decimals: number;
}

export interface PrintedInterval {
  readonly estimate: PrintedNumber;
  readonly ciLow: PrintedNumber;
  readonly ciHigh: PrintedNumber;
}

/** "0.72 [0.55, 0.94]", "−5.5 (−10.0 to −1.0)". @throws E_OPTION for anything else */
export function printedInterval(text: string): PrintedInterval {
  const words = text
    .replace(/[[\](){},;]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "to");
  const numbers = words.map((word): PrintedNumber => {
    const plain = word.replace(/^[−–]/, "-");
    return { value: plainNumber(plain), decimals: plain.includes(".") ? plain.length - plain.indexOf(".") - 1 : 0 };
  });
  const [estimate, ciLow, ciHigh] = numbers;
  if (estimate && ciLow && ciHigh && numbers.length === 3 && numbers.every(({ value }) => Number.isFinite(value))) {
    if (ciLow.value <= ciHigh.value) return { estimate, ciLow, ciHigh };
    throw new BptrialError("E_OPTION", `--printed: the interval of "${text}" ends below where it begins`);
  }
  throw new BptrialError("E_OPTION", `--printed cannot be "${text}"`, 'Write it as "0.72 [0.55, 0.94]".');
}

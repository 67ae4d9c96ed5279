import { numberReader } from "./numbers.js";

/** Numbers with a point as decimal mark, as our own tables write them; NaN for anything else. */
export const plainNumber: (text: string) => number = numberReader({ decimal: ".", thousands: null }, () => {}).read;

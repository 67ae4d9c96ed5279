/** What is wrong when there is nothing to divide by. */
export const NO_SPREAD = {
  refused: "the SD that the difference is divided by is 0",
  hint: "Check the SDs; a mean difference (--measure md) needs no division.",
};

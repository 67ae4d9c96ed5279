import { describe, expect, it } from "vitest";
import { effect, readTable } from "../../src/index.js";

const notesOf = async (content: string): Promise<readonly string[]> => {
  const { effects } = await effect(await readTable({ name: "t.csv", content }));
  return effects
    .flatMap(({ notes }) => notes)
    .flatMap(({ code, message }) => (code === "N_CONTRADICTED" ? [message] : []));
};

describe("a cell that was not needed", () => {
  it.each([
    [
      "an SE typed beside its own SD",
      "study,arm,role,n,mean,sd,se\nA,a,treatment,25,3,2,0.4\nA,b,control,25,4,2,2\n",
      1,
    ],
    ["an SE that fits", "study,arm,role,n,mean,sd,se\nA,a,treatment,25,3,2,0.4\nA,b,control,25,4,2,0.41\n", 0],
    [
      "an interval that fits with few people",
      "study,arm,role,n,mean,sd,ci_lower,ci_upper\nA,a,treatment,5,3,2,0.5,5.5\nA,b,control,5,4,2,1.5,6.5\n",
      0,
    ],
    [
      "an interval of something else",
      "study,arm,role,n,mean,sd,ci_lower,ci_upper\nA,a,treatment,50,3,2,0.5,5.5\nA,b,control,50,4,2,3.4,4.6\n",
      1,
    ],
    ["a difference of other means", "study,n1,mean1,sd1,n2,mean2,sd2,estimate\nA,20,3,1,20,5,1,2\n", 1],
    ["a difference that rounds to it", "study,n1,mean1,sd1,n2,mean2,sd2,estimate\nA,20,3.1,1,20,5.2,1,-2\n", 0],
    ["a t with the other sign", "study,n1,mean1,sd1,n2,mean2,sd2,t\nA,20,3,1,20,5,1,6.3\n", 1],
    ["a variance that is no square of the SE", "study,yi,vi,sei\nA,0.3,0.04,0.3\n", 1],
    ["a variance that is its square, as rounded", "study,yi,vi,sei\nA,0.3,0.04,0.21\n", 0],
    ["an SE whose square is no variance", "study,measure,estimate,se,variance\nA,md,0.3,0.3,0.04\n", 1],
    ["a t with the same sign", "study,n1,mean1,sd1,n2,mean2,sd2,t\nA,20,3,1,20,5,1,-6.3\n", 0],
  ])("%s", async (_, content, count) => {
    expect(await notesOf(content)).toHaveLength(count);
  });
});

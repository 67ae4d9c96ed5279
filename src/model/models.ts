import { type Named, type Registry, registry } from "../core/registry.js";

interface Model extends Named {
  readonly id: "random" | "common" | "both";
}

/** What the effects of the studies are to one another. One common effect is what "fixed" mostly means; "mixed" is random without moderators. */
export const models: Registry<Model> = registry<Model>("model", [
  { id: "random", alsoKnownAs: ["re", "random-effects", "random-effect", "mixed", "mixed-effects"] },
  {
    id: "common",
    alsoKnownAs: ["ce", "common-effect", "fe", "fixed", "fixed-effect", "fixed-effects", "ee", "equal-effects"],
  },
  { id: "both", alsoKnownAs: [] },
]);

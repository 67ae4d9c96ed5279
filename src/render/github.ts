import type { Format } from "./options.js";

/** For a job of GitHub's. */
export const github: Format = {
  id: "github",
  label: "annotations for a GitHub job (check, audit, claim, diff)",
  render: async (document) => (await import("./annotations.js")).annotations(document),
};

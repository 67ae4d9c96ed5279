import { BptrialError, EXIT } from "../../core/errors.js";
import { didYouMean } from "../../core/registry.js";
import type { Verb } from "../command.js";
import { bash } from "../completion/bash.js";
import { fish } from "../completion/fish.js";
import { type CompletedVerb, completedVerbs } from "../completion/words.js";
import { zsh } from "../completion/zsh.js";
import { verbs } from "../index.js";
import { textOutput } from "../options/output.js";
import { textWritingOf, type Writing, writingTo } from "../target.js";
import { topics } from "../topics.js";

const SHELLS = ["bash", "zsh", "fish"] as const;

interface CompletionRequest {
  readonly shell: (typeof SHELLS)[number];
  readonly writing: Writing;
}

export const completionVerb: Verb<CompletionRequest> = {
  arguments: "<shell>",
  readsStdin: false,
  options: [textOutput],
  defaults: {},
  examples: [
    { does: "for bash: a line of ~/.bashrc is  source <(bptrial completion bash)", line: "completion bash" },
    { does: "for zsh: keep it as _bptrial in a folder of $fpath", line: "completion zsh" },
    { does: "for fish: keep it in ~/.config/fish/completions", line: "completion fish" },
  ],
  more: [],
  parse(said) {
    const [text = ""] = said.arguments;
    const shell = SHELLS.find((one) => one === text.toLowerCase());
    if (shell === undefined) {
      const hint = didYouMean(text, SHELLS, `Shells: ${SHELLS.join(", ")}.`);
      throw new BptrialError("E_OPTION", `there is no completion for "${text}"`, hint);
    }
    return { shell, writing: textWritingOf(said) };
  },
  run: ({ shell, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const names = [...verbs, ...topics].map(({ name }) => name);
      const known = await completedVerbs(verbs, { completion: SHELLS });
      const help: CompletedVerb = { name: "help", says: "a command or a topic", options: [], argument: names };
      const all = [...known, help];
      const first = [...all.map(({ name }) => name), "--help", "--version", "--explain"];
      await target.write({ bash: () => bash(all, first), zsh: () => zsh(all), fish: () => fish(all) }[shell]());
      return EXIT.fine;
    }),
};

import { type Catalogue, catalogue } from "../catalogue.js";
import { BptrialError } from "../core/errors.js";
import { type Described, didYouMean, type Registry, registry } from "../core/registry.js";
import { auditChecks } from "../judge/audit/index.js";
import { checks } from "../judge/checks/index.js";
import { interpretations } from "../judge/claim/index.js";
import { responderShares } from "../judge/mcid/index.js";
import type { MethodsDocument } from "../records.js";
import { asOptions } from "./choices.js";
import { opening } from "./documents.js";
import { presets } from "./presets.js";

/** Presets as methods: each option a line of its formula. */
const describedPresets: Registry<Described> = registry<Described>(
  presets.noun,
  presets.all.map(({ id, alsoKnownAs = [], label, options, source, witness }) => ({
    id,
    alsoKnownAs,
    label,
    formula: (Object.keys(options) as (keyof typeof options)[]).map((key) => asOptions(options, [key])),
    unit: null,
    source,
    sameAs: witness,
  })),
);

/** Everything that is registered. The methods page and the conformance tests are made from this. */
export const registries = {
  ...catalogue,
  responders: responderShares,
  interpretations,
  checks,
  audit: auditChecks,
  presets: describedPresets,
} satisfies Catalogue;

/** Label, formula, source and unit of everything in the registries: all, or those with this id. @throws E_OPTION */
export function methods(id: string | null = null): MethodsDocument {
  const named = (name: string, own: string): boolean => (registries as Catalogue)[name]?.named(id ?? "")?.id === own;
  const all = Object.entries(registries).flatMap(([name, { all: members }]) =>
    members.map(({ id: own, label, formula, unit, source, sameAs }: Described) => ({
      registry: name,
      id: own,
      label,
      formula,
      unit,
      source,
      sameAs,
    })),
  );
  const chosen = id === null ? all : all.filter((entry) => entry.registry === id || named(entry.registry, entry.id));
  if (chosen.length === 0) {
    const ids = [...Object.keys(registries), ...all.map((entry) => entry.id)];
    throw new BptrialError("E_OPTION", `no method "${id}"`, didYouMean(id ?? "", ids, "bptrial methods lists all."));
  }
  return { ...opening("bptrial/methods@1", [], { id }, []), methods: chosen };
}

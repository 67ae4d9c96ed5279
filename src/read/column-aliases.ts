import type { ArmColumn, ColumnName } from "../records.js";

/** A canonical column: what it holds, in words for messages, and the other names by which it is known. */
export interface Column {
  readonly name: ColumnName;
  readonly holds: string;
  readonly aliases: readonly string[];
  /** Names that people use for this and for other things: taken only where the table bears it out. */
  readonly weakAliases: readonly string[];
}

/** An arm's quantities and the words for them. */
const ARM: readonly (readonly [ArmColumn, string, readonly string[]])[] = [
  [
    "n",
    "number of patients",
    ["n", "total", "size", "sample_size", "n_total", "n_obs", "nobs", "n_analysed", "n_analyzed"],
  ],
  ["mean", "mean", ["mean", "avg", "average", "mean_value", "m"]],
  ["sd", "SD", ["sd", "std_dev", "stdev", "std", "standard_deviation", "s"]],
  ["se", "SE", ["se", "sem", "std_err", "stderr", "standard_error", "std_error"]],
  ["variance", "variance", ["variance", "var"]],
  [
    "ci_lower",
    "lower confidence limit",
    [
      "ci_lower",
      "lower",
      "lower_ci",
      "ll",
      "lci",
      "ci_lb",
      "ci_low",
      "ci_ll",
      "lcl",
      "lower_cl",
      "lower_limit",
      "lower_bound",
      "lb",
      "ci_start",
      "lower95",
      "lower_95",
      "ci95_lower",
      "95_ci_lower",
      "ci_lo",
      "conf_low",
    ],
  ],
  [
    "ci_upper",
    "upper confidence limit",
    [
      "ci_upper",
      "upper",
      "upper_ci",
      "ul",
      "uci",
      "ci_ub",
      "ci_high",
      "ci_ul",
      "ucl",
      "upper_cl",
      "upper_limit",
      "upper_bound",
      "ub",
      "ci_end",
      "upper95",
      "upper_95",
      "ci95_upper",
      "95_ci_upper",
      "ci_hi",
      "conf_high",
    ],
  ],
  ["median", "median", ["median", "med"]],
  [
    "q1",
    "first quartile",
    ["q1", "lower_quartile", "first_quartile", "quartile1", "p25", "q25", "iqr_low", "iqr_lower"],
  ],
  [
    "q3",
    "third quartile",
    ["q3", "upper_quartile", "third_quartile", "quartile3", "p75", "q75", "iqr_high", "iqr_upper"],
  ],
  ["min", "minimum", ["min", "minimum", "range_low", "range_min"]],
  ["max", "maximum", ["max", "maximum", "range_high", "range_max"]],
  ["events", "number of events", ["events", "event", "cases", "n_events", "responders", "n_responders"]],
  ["nonevents", "number without event", ["nonevents", "nonevent", "non_events", "no_events", "nonresponders"]],
  ["percent", "percentage with an event", ["percent", "pct", "percentage", "perc"]],
  [
    "baseline_mean",
    "mean at baseline",
    ["baseline_mean", "mean_baseline", "base_mean", "mean_base", "pre_mean", "mean_pre", "bl_mean", "mean_bl", "m_pre"],
  ],
  [
    "baseline_sd",
    "SD at baseline",
    ["baseline_sd", "sd_baseline", "base_sd", "sd_base", "pre_sd", "sd_pre", "bl_sd", "sd_bl"],
  ],
  [
    "final_mean",
    "final mean",
    ["final_mean", "mean_final", "post_mean", "mean_post", "end_mean", "mean_end", "m_post"],
  ],
  ["final_sd", "final SD", ["final_sd", "sd_final", "post_sd", "sd_post", "end_sd", "sd_end"]],
  [
    "correlation",
    "correlation of baseline and final values",
    [
      "correlation",
      "corr",
      "cor",
      "pre_post_correlation",
      "pre_post_r",
      "r",
      "pearson_r",
      "r_pearson",
      "correlation_r",
    ],
  ],
  ["cluster_size", "mean cluster size", ["cluster_size", "mean_cluster_size", "avg_cluster_size"]],
  [
    "person_time",
    "person-time",
    ["person_time", "person_years", "py", "pyrs", "patient_years", "person_days", "patient_days", "person_months"],
  ],
  ["icc", "intracluster correlation", ["icc", "intraclass_correlation", "intracluster_correlation"]],
];

/** metafor's own names, which follow no rule. */
const DIALECT: Readonly<Record<string, readonly string[]>> = {
  n: ["ni"],
  correlation: ["ri"],
  n1: ["n1i"],
  n2: ["n2i"],
  mean1: ["m1i"],
  mean2: ["m2i"],
  sd1: ["sd1i"],
  sd2: ["sd2i"],
  events1: ["ai"],
  nonevents1: ["bi"],
  events2: ["ci"],
  nonevents2: ["di"],
};

/** What marks an arm, before or behind a quantity: treatment, then control. */
export const ARM_MARKERS: readonly [readonly string[], readonly string[]] = [
  [
    "trt",
    "treat",
    "treatment",
    "treated",
    "tx",
    "exp",
    "experimental",
    "int",
    "intervention",
    "active",
    "group_1",
    "arm_1",
    "grp_1",
    "g_1",
  ],
  [
    "ctl",
    "ctrl",
    "control",
    "controls",
    "cont",
    "con",
    "comparator",
    "comparison",
    "pbo",
    "placebo",
    "group_2",
    "arm_2",
    "grp_2",
    "g_2",
  ],
];

/** What marks an arm behind a quantity only; a quantity of one letter (but n) takes the digit alone. */
export const ARM_ENDINGS: readonly [readonly string[], readonly string[]] = [
  ["1", "t", "e"],
  ["2", "c"],
];

/** What the endings would make of words that mean something else. */
export const NOT_ARM: ReadonlySet<string> = new Set(["sec", "set", "see", "minc", "mint", "mine"]);

const LABELS: readonly Column[] = [
  label("study", "study", [
    "studlab",
    "slab",
    "study_id",
    "study_name",
    "study_label",
    "study_author",
    "study_year",
    "trial",
    "trial_id",
    "trial_name",
    "author",
    "authors",
    "author_year",
    "first_author",
    "reference",
    "citation",
  ]),
  label("outcome", "outcome", [
    "outcome_name",
    "outcome_measure",
    "primary_outcome",
    "primary_endpoint",
    "endpoint",
    "end_point",
  ]),
  label("instrument", "instrument", ["questionnaire", "outcome_scale", "outcome_instrument"], ["scale"]),
  label(
    "timepoint",
    "time point",
    ["time_point", "follow_up", "followup_time", "fu", "time_of_assessment", "assessment_time"],
    ["time", "visit", "timing", "weeks", "months"],
  ),
  label(
    "arm",
    "name of the arm",
    ["arm_name", "arm_label", "arm_id", "study_arm", "treatment_arm", "treatment_group", "group_name"],
    ["group", "treatment", "intervention", "condition", "allocation", "therapy", "trt", "treat"],
  ),
  label("role", "role of the arm (treatment or control)", ["arm_role", "arm_type", "group_role"]),
  label(
    "treatment",
    "name of the treatment",
    ["treatment_name", "treatment_label", "treat1", "treatment1", "arm1", "experimental", "label_e"],
    ["intervention"],
  ),
  label("control", "name of the control", [
    "control_name",
    "control_label",
    "treat2",
    "treatment2",
    "arm2",
    "comparator",
    "label_c",
  ]),
  label("measure", "effect measure", ["effect_measure", "effect_type", "sm"]),
  label("unit", "unit", ["units"]),
  label("direction", "direction", ["better", "better_direction"]),
  label("value_kind", "kind of value (final or change)", ["score_kind", "score_type", "value_type"]),
  label("ci_level", "confidence level", ["conf_level", "confidence_level", "ci_percent", "level"]),
];

const CONTRASTS: readonly Column[] = [
  label("estimate", "estimate", [
    "est",
    "effect",
    "effect_size",
    "effect_estimate",
    "point_estimate",
    "es",
    "difference",
    "diff",
    "mean_difference",
  ]),
  label("se_scale", "scale of the SE", []),
  label("p", "p-value", ["p_value", "pval"]),
  label("t", "t statistic", ["t_value", "tval", "t_stat", "t_statistic"]),
  label("df", "degrees of freedom", ["dof", "degrees_of_freedom"]),
  label("yi", "estimate on the analysis scale", ["te"]),
  label("vi", "variance of yi", []),
  label("sei", "SE of yi", ["se_te"]),
  label("o_minus_e", "observed minus expected events", []),
  label("o_minus_e_variance", "variance of O − E", []),
];

function label(
  name: ColumnName,
  holds: string,
  aliases: readonly string[],
  weakAliases: readonly string[] = [],
): Column {
  return { name, holds, aliases, weakAliases };
}

function armColumns([name, holds, words]: (typeof ARM)[number]): readonly Column[] {
  const own = words.filter((word) => word !== name && (word.length > 1 || name === "correlation"));
  const sides = ([1, 2] as const).map((side) => {
    const canonical = `${name}${side}` as const;
    const markers = ARM_MARKERS[side - 1] ?? [];
    const made = [
      `${name}_${markers[0]}`,
      `${name}_${markers[2]}`,
      `${name}.${side === 1 ? "e" : "c"}`,
      `${markers[2]}_${name}`,
    ];
    return label(canonical, `${side === 1 ? "treatment" : "control"} group's ${holds}`, [
      ...(DIALECT[canonical] ?? []),
      ...made,
    ]);
  });
  return [label(name, holds, [...(DIALECT[name] ?? []), ...own]), ...sides];
}

/** The words for an arm's quantities, single letters included: what stands beside a mark of the arm. */
export const ARM_WORDS: readonly (readonly [word: string, name: ArmColumn])[] = ARM.flatMap(([name, , words]) =>
  words.map((word) => [word, name] as const),
);

/** Every canonical column with its names: the table behind recognition. An arm's names are made by rule besides. */
export const columns: readonly Column[] = [...LABELS, ...CONTRASTS, ...ARM.flatMap(armColumns)];

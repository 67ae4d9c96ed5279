# What metafor makes of the tables in fixtures/layouts, as a reader who knows each table would analyse it.
# Writes fixtures/layouts/expected.json. Run from the repository's root:  Rscript scripts/golden/layouts.R
#
# A table is answered at once (`fits`), only after a question (`asks`: the error, what the question is about, and
# `answers`: words to add and the fits they lead to), or not at all (`refuses`).
suppressPackageStartupMessages(library(metafor))
options(warn = 2)

FOLDER <- "fixtures/layouts"
ITERATIONS <- list(threshold = 1e-12, maxiter = 10000)

# ---- reading

#' The cells of a file as they stand; `names` where its headers are not plain letters.
cells_of <- function(name, ..., sep = ",", encoding = "UTF-8-BOM", names = NULL) {
  file <- file.path(FOLDER, paste0(name, ".csv"))
  d <- read.table(file, header = TRUE, sep = sep, fileEncoding = encoding, quote = "\"", comment.char = "",
                  check.names = FALSE, stringsAsFactors = FALSE, fill = TRUE, ...)
  if (!is.null(names)) names(d) <- names
  d
}

#' Every number in the texts of a column, one row of the result a cell: "0.74 (0.54 to 1.03)" gives three.
numbers_in <- function(text, decimal = ".") {
  found <- regmatches(text, gregexpr("[0-9]+([.,][0-9]+)?", text))
  t(vapply(found, function(cell) as.numeric(sub(decimal, ".", cell, fixed = TRUE)), numeric(length(found[[1]]))))
}

#' A count without its footnote mark or thousands comma; "NR" is missing.
count_of <- function(text) as.numeric(ifelse(grepl("[0-9]", text), gsub("[^0-9]", "", text), NA))

#' The rows of two arms side by side, `.t` and `.c`, for the trials that have both.
side_by_side <- function(d, treatment, control) {
  merge(d[d$arm == treatment, ], d[d$arm == control, ], by = "study", suffixes = c(".t", ".c"))
}

# ---- fitting

#' The random-effects fit by REML; a tau2 below the threshold of the iterations is 0.
fit_of <- function(effects, measure = tolower(attr(effects$yi, "measure")), group = NULL) {
  call <- gsub(" +", " ", paste(deparse(substitute(effects), width.cutoff = 500), collapse = " "))
  effects <- effects[!is.na(effects$yi), ]
  fit <- rma(yi, vi, data = effects, method = "REML", control = if (nrow(effects) > 1) ITERATIONS else list())
  tau2 <- if (fit$tau2 < ITERATIONS$threshold) 0 else fit$tau2
  c(if (!is.null(group)) list(group = group),
    list(measure = measure, k = fit$k, estimate = fit$beta[[1]], tau2 = tau2, call = call))
}

once <- function(...) list(fits = list(...))
asks <- function(error, about, ...) list(asks = error, about = about, answers = c(...))
answer <- function(then, ...) list(list(then = as.list(then), fits = list(...)))
refuses <- function(error) list(refuses = error)

#' An answer for each pair of arms that two trials or more compare; of two arms the later in `arms` is the control.
each_pair <- function(arms, fit) {
  pairs <- combn(as.character(arms), 2, simplify = FALSE)
  unlist(lapply(pairs, function(pair) {
    found <- fit(pair[1], pair[2])
    if (is.null(found)) NULL else answer(c("--treatment", pair[1], "--control", pair[2]), found)
  }), recursive = FALSE)
}

#' ... of a table with a row an arm: study, arm, events, n.
each_pair_of_counts <- function(d, arms) each_pair(arms, function(treatment, control) {
  both <- side_by_side(d, treatment, control)
  if (nrow(both) < 2) return(NULL)
  fit_of(escalc("RR", ai = events.t, n1i = n.t, ci = events.c, n2i = n.c, drop00 = TRUE, data = both))
})

#' Mean, SD and n of several groups put together (Cochrane Handbook 6.5.2.10).
put_together <- function(mean, sd, n) {
  centre <- sum(n * mean) / sum(n)
  spread <- sum((n - 1) * sd^2 + n * (mean - centre)^2) / (sum(n) - 1)
  data.frame(mean = centre, sd = sqrt(spread), n = sum(n))
}

#' Hedges' factor.
J <- function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)

# ---- counts, two arms a row

counts <- list(
  abx_prophylaxis = function() {
    d <- cells_of("abx_prophylaxis", sep = "\t")
    once(fit_of(escalc("RR", ai = tdeath, bi = tnodeath, ci = cdeath, di = cnodeath, drop00 = TRUE, data = d)))
  },
  acupoint_nausea = function() {
    d <- cells_of("acupoint_nausea")
    once(fit_of(escalc("RR", ai = Nausea.P6, n1i = Total.P6, ci = Nausea.Sham, n2i = Total.Sham, drop00 = TRUE,
                       data = d)))
  },
  akupunktur = function() {
    columns <- c("study", "year", "ai", "n1i", "ci", "n2i", "weight")
    d <- cells_of("akupunktur", sep = ";", dec = ",", encoding = "latin1", names = columns)
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  antalgiques = function() {
    d <- cells_of("antalgiques", sep = ";", dec = ",", names = c("study", "ai", "n1i", "ci", "n2i", "age"))
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  aspirin_mi = function() {
    d <- subset(cells_of("aspirin_mi"), Study != "Total")
    once(fit_of(escalc("RR", ai = deaths_aspirin, n1i = total_aspirin, ci = deaths_placebo, n2i = total_placebo,
                       drop00 = TRUE, data = d)))
  },
  asthma_rates_long = function() {
    d <- side_by_side(cells_of("asthma_rates_long", names = c("study", "arm", "x", "t", "country")), "Inhaler", "Control")
    once(fit_of(escalc("IRR", x1i = x.t, t1i = t.t, x2i = x.c, t2i = t.c, data = d)))
  },
  catheter_days = function() {
    d <- cells_of("catheter_days")
    once(fit_of(escalc("IRR", x1i = clabsi_tx, t1i = cathdays_tx, x2i = clabsi_ctl, t2i = cathdays_ctl, data = d)))
  },
  coated_lines = function() {
    d <- cells_of("coated_lines")
    once(fit_of(escalc("RR", ai = E_events, n1i = E_total, ci = C_events, n2i = C_total, drop00 = TRUE, data = d)))
  },
  duct_closure = function() {
    d <- cells_of("duct_closure")
    once(fit_of(escalc("RR", ai = x.ibuprofen, n1i = n.ibuprofen, ci = x.placebo, n2i = n.placebo, drop00 = TRUE,
                       data = d)))
  },
  early_lysis = function() {
    d <- cells_of("early_lysis", sep = "")
    once(fit_of(escalc("RR", ai = r1, n1i = n1, ci = r0, n2i = n0, drop00 = TRUE, data = d)))
  },
  ejercicio_caidas = function() {
    d <- cells_of("ejercicio_caidas", sep = ";", skip = 1, names = c("study", "ai", "n1i", "ci", "n2i"))
    d <- subset(d, study != "Total")
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  exercise_depression = function() {
    d <- cells_of("exercise_depression")
    once(fit_of(escalc("RR", ai = Tx_remitted, n1i = Tx_analysed, ci = Ctl_remitted, n2i = Ctl_analysed, drop00 = TRUE,
                       data = d)))
  },
  stata_arms_percent = function() {
    d <- cells_of("stata_arms_percent", sep = "\t", names = c("id", "study", "arm", "events", "n", "women"))
    fit <- function(treatment, control) fit_of(escalc("RR", ai = events.t, n1i = n.t, ci = events.c, n2i = n.c,
                                                      drop00 = TRUE, data = side_by_side(d, treatment, control)))
    asks("E_CONTROL", "contrast", answer(c("--control", "0"), fit(1, 0)), answer(c("--control", "1"), fit(0, 1)))
  },
  forest_typed = function() {
    d <- cells_of("forest_typed", skip = 1, names = c("study", "ai", "n1i", "ci", "n2i"))
    d <- subset(d, !is.na(ai) & !grepl("otal ", study))
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  griepvaccin = function() {
    columns <- c("study", "year", "ai", "n1i", "ci", "n2i", "quality")
    d <- cells_of("griepvaccin", sep = "\t", dec = ",", names = columns)
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  hand_washing = function() {
    d <- cells_of("hand_washing")
    once(fit_of(escalc("RR", ai = n_int, n1i = N_int, ci = n_ctrl, n2i = N_ctrl, drop00 = TRUE, data = d)))
  },
  honey_cough = function() {
    d <- cells_of("honey_cough")
    d[c("ai", "n1i")] <- numbers_in(d$`Experimental (n/N)`)
    d[c("ci", "n2i")] <- numbers_in(d$`Control (n/N)`)
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  nurse_led_care = function() {
    d <- cells_of("nurse_led_care")
    once(fit_of(escalc("RR", ai = `Treated events`, n1i = `Treated N`, ci = `Control events`, n2i = `Control N`,
                       drop00 = TRUE, data = d)))
  },
  probiotics_diarrhoea = function() {
    d <- cells_of("probiotics_diarrhoea", names = c("study", "ai", "n1i", "ci", "n2i"))
    d[-1] <- lapply(d[-1], count_of)
    d <- subset(d, !is.na(ai))
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  revman_web_rows = function() {
    d <- cells_of("revman_web_rows")
    once(fit_of(escalc("RR", ai = `Experimental cases`, n1i = `Experimental N`, ci = `Control cases`,
                       n2i = `Control N`, drop00 = TRUE, data = d)))
  },
  smoke_alarm = function() {
    d <- cells_of("smoke_alarm")
    once(fit_of(escalc("RR", ai = evI, n1i = nI, ci = evC, n2i = nC, drop00 = TRUE, data = d)))
  },
  statin_stroke = function() {
    d <- cells_of("statin_stroke")
    once(fit_of(escalc("RR", ai = `Intervention events`, n1i = `Intervention total`, ci = `Control events`,
                       n2i = `Control total`, drop00 = TRUE, data = d)))
  },
  triptan_relief = function() {
    d <- cells_of("triptan_relief", names = c("study", "n1i", "percent1", "n2i", "percent2"))
    d$ai <- round(count_of(d$percent1) * d$n1i / 100)
    d$ci <- round(count_of(d$percent2) * d$n2i / 100)
    once(fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = d)))
  },
  zinc_colds = function() {
    d <- cells_of("zinc_colds")
    once(fit_of(escalc("RR", ai = `Events (drug)`, n1i = `N drug`, ci = `Events (placebo)`, n2i = `N placebo`,
                       drop00 = TRUE, data = d)))
  }
)

# ---- means, two arms a row

means <- list(
  forest_footnotes = function() {
    columns <- c("study", "m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i", "weight", "md")
    d <- cells_of("forest_footnotes", skip = 1, names = columns, nrows = 5)
    once(fit_of(escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = d)))
  },
  yoga_sleep_glued = function() {
    d <- cells_of("yoga_sleep_glued")
    once(fit_of(escalc("MD", m1i = Myoga, sd1i = SDyoga, n1i = Nyoga, m2i = Mwl, sd2i = SDwl, n2i = Nwl, data = d)))
  },
  beetroot_bp = function() {
    d <- cells_of("beetroot_bp")
    once(fit_of(escalc("MD", m1i = treated_mean, sd1i = treated_sem * sqrt(treated_n), n1i = treated_n,
                       m2i = untreated_mean, sd2i = untreated_sem * sqrt(untreated_n), n2i = untreated_n, data = d)))
  },
  creatine_mass = function() {
    d <- cells_of("creatine_mass")
    once(fit_of(escalc("MD", m1i = mean_creatine, sd1i = sqrt(variance_creatine), n1i = n_creatine, m2i = mean_placebo,
                       sd2i = sqrt(variance_placebo), n2i = n_placebo, data = d)))
  },
  sleep_hours_var = function() {
    d <- cells_of("sleep_hours_var", names = c("study", "arm", "n", "mean", "variance"))
    d <- side_by_side(d, "CBT", "Control")
    once(fit_of(escalc("MD", m1i = mean.t, sd1i = sqrt(variance.t), n1i = n.t, m2i = mean.c, sd2i = sqrt(variance.c),
                       n2i = n.c, data = d)))
  },
  core_training = function() {
    d <- cells_of("core_training")
    once(fit_of(escalc("MD", m1i = post_mean_t, sd1i = post_sd_t, n1i = post_n_t, m2i = post_mean_c, sd2i = post_sd_c,
                       n2i = post_n_c, data = d)))
  },
  hospital_stay = function() { # means by Luo 2018, SDs by Wan 2014
    d <- cells_of("hospital_stay", names = c("study", "n1i", "los1", "n2i", "los2"))
    recovered <- function(quartiles, n) {
      weight <- 0.7 + 0.39 / n
      data.frame(m = weight * (quartiles[, 2] + quartiles[, 3]) / 2 + (1 - weight) * quartiles[, 1],
                 sd = (quartiles[, 3] - quartiles[, 2]) / (2 * qnorm((0.75 * n - 0.125) / (n + 0.25))))
    }
    d[c("m1i", "sd1i")] <- recovered(numbers_in(d$los1), d$n1i)
    d[c("m2i", "sd2i")] <- recovered(numbers_in(d$los2), d$n2i)
    asks("E_SKEWED", "skew", answer("--allow-skewed", fit_of(escalc(
      "MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = d))))
  },
  neck_pain_scales = function() {
    d <- cells_of("neck_pain_scales")
    once(fit_of(escalc("SMD", m1i = Exp.Mean, sd1i = Exp.SD, n1i = Exp.N, m2i = Ctrl.Mean, sd2i = Ctrl.SD,
                       n2i = Ctrl.N, data = d)))
  },
  rueckenschule = function() {
    columns <- c("study", "year", "m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i", "remark")
    d <- cells_of("rueckenschule", sep = ";", dec = ",", names = columns)
    once(fit_of(escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = d)))
  },
  telehealth_hba1c = function() {
    d <- within(cells_of("telehealth_hba1c"), {
      sd_e <- sqrt(n_e) * (ucl_e - lcl_e) / (2 * qt(0.975, n_e - 1))
      sd_c <- sqrt(n_c) * (ucl_c - lcl_c) / (2 * qt(0.975, n_c - 1))
    })
    once(fit_of(escalc("MD", m1i = mean_e, sd1i = sd_e, n1i = n_e, m2i = mean_c, sd2i = sd_c, n2i = n_c, data = d)))
  },
  vitd_grip = function() {
    d <- cells_of("vitd_grip")
    once(fit_of(escalc("MD", m1i = M1, sd1i = SD1, n1i = N1, m2i = M2, sd2i = SD2, n2i = N2, data = d)))
  },
  yoga_anxiety = function() {
    d <- cells_of("yoga_anxiety")
    d[c("m1i", "sd1i")] <- numbers_in(d$`Mean (SD) intervention`)
    d[c("m2i", "sd2i")] <- numbers_in(d$`Mean (SD) control`)
    once(fit_of(escalc("MD", m1i = m1i, sd1i = sd1i, n1i = `n intervention`, m2i = m2i, sd2i = sd2i, n2i = `n control`,
                       data = d)))
  }
)

# ---- one row an arm

arms <- list(
  carvedilol_hf = function() {
    d <- cells_of("carvedilol_hf", sep = ";", names = c("study", "arm", "events", "n", "age"))
    both <- side_by_side(d, "Carvedilol", "placebo")
    once(fit_of(escalc("RR", ai = events.t, n1i = n.t, ci = events.c, n2i = n.c, drop00 = TRUE, data = both)))
  },
  cbt_insomnia_relapse = function() {
    d <- cells_of("cbt_insomnia_relapse", names = c("study", "arm", "events", "n"))
    both <- side_by_side(d, "Intervention", "Control")
    once(fit_of(escalc("RR", ai = events.t, n1i = n.t, ci = events.c, n2i = n.c, drop00 = TRUE, data = both)))
  },
  mindfulness_long = function() {
    d <- cells_of("mindfulness_long", names = c("study", "outcome", "arm", "n", "m", "sd"))
    outcome <- function(name) {
      both <- side_by_side(d[d$outcome == name, ], "Mindfulness", "Waiting list")
      fit_of(escalc("MD", m1i = m.t, sd1i = sd.t, n1i = n.t, m2i = m.c, sd2i = sd.c, n2i = n.c, data = both),
             group = name)
    }
    once(outcome("Depression (PHQ-9)"), outcome("Wellbeing"))
  },
  walk_distance = function() {
    d <- cells_of("walk_distance", names = c("study", "arm", "n", "m", "sd"))
    d$n <- count_of(d$n)
    both <- side_by_side(d, "Intervention", "Control")
    once(fit_of(escalc("MD", m1i = m.t, sd1i = sd.t, n1i = n.t, m2i = m.c, sd2i = sd.c, n2i = n.c, data = both)))
  }
)

# ---- effects

#' The fit of ratios as printed, with 95% limits: columns ratio, lower, upper.
fit_of_ratios <- function(d, measure, group = NULL) {
  fit_of(escalc("GEN", yi = log(ratio), sei = (log(upper) - log(lower)) / (2 * qnorm(0.975)), data = d), measure, group)
}

effects <- list(
  noise_beta_p = function() {
    d <- cells_of("noise_beta_p", sep = ";", names = c("study", "n", "beta", "p", "country"))
    once(fit_of(escalc("GEN", yi = beta, sei = abs(beta) / qnorm(1 - p / 2), data = d), "gen"))
  },
  adjuvant_survival = function() {
    d <- cells_of("adjuvant_survival")
    d[c("ratio", "lower", "upper")] <- numbers_in(d$`HR (95% CI)`)
    once(fit_of_ratios(d, "hr"))
  },
  chemo_head_neck = function() {
    d <- cells_of("chemo_head_neck", names = c("study", "oe", "v"))
    once(fit_of(escalc("GEN", yi = oe / v, vi = 1 / v, data = d), "hr"))
  },
  frailty_gait = function() {
    d <- cells_of("frailty_gait", sep = "\t")
    once(fit_of(escalc("ZCOR", ri = ri, ni = ni, data = d)))
  },
  grit_grades = function() {
    d <- cells_of("grit_grades", names = c("study", "year", "ni", "ri", "age", "scale"))
    d <- transform(subset(d, ri != "NR"), ni = count_of(ni), ri = as.numeric(ri))
    once(fit_of(escalc("ZCOR", ri = ri, ni = ni, data = d)))
  },
  growth_mindset = function() {
    d <- cells_of("growth_mindset")
    once(fit_of(escalc("GEN", yi = d, vi = 1 / n_e + 1 / n_c + d^2 / (2 * (n_e + n_c)), data = d), "smd"))
  },
  imagery_recall = function() {
    d <- cells_of("imagery_recall", names = c("experiment", "study", "t", "df", "n1i", "n2i"))
    d$g <- J(d$df) * d$t * sqrt(1 / d$n1i + 1 / d$n2i)
    once(fit_of(escalc("GEN", yi = g, vi = 1 / n1i + 1 / n2i + g^2 / (2 * (n1i + n2i)), data = d), "smd"))
  },
  immuno_os = function() {
    d <- cells_of("immuno_os")
    once(fit_of(escalc("GEN", yi = logHR, sei = `se(logHR)`, data = d), "hr"))
  },
  mortality_ratios = function() refuses("E_COLUMN"),
  parodontitis = function() {
    d <- cells_of("parodontitis", sep = ";", names = c("study", "n", "or"))
    d[c("ratio", "lower", "upper")] <- numbers_in(d$or, decimal = ",")
    once(fit_of_ratios(d, "or"))
  },
  salz_schlaganfall = function() {
    columns <- c("study", "ratio", "lower", "upper", "weight", "none")
    d <- cells_of("salz_schlaganfall", sep = ";", dec = ",", names = columns)
    once(fit_of_ratios(d, "rr"))
  },
  tutoring_maths = function() {
    d <- cells_of("tutoring_maths")
    once(fit_of(escalc("GEN", yi = g, sei = se_g, data = d), "smd"))
  },
  village_sanitation = function() {
    columns <- c("study", "country", "clusters", "icc", "ratio", "lower", "upper", "age")
    d <- cells_of("village_sanitation", names = columns)
    once(fit_of_ratios(d, "or"))
  },
  weight_loss_wmd = function() {
    d <- subset(cells_of("weight_loss_wmd"), !grepl("Overall", Study))
    once(fit_of(escalc("GEN", yi = WMD, sei = (UCL - LCL) / (2 * qnorm(0.975)), data = d), "md"))
  },
  writing_to_learn = function() {
    d <- cells_of("writing_to_learn")
    once(fit_of(escalc("GEN", yi = `Hedges g`, vi = Var, data = d), "smd"))
  }
)

# ---- several outcomes, each with its own fit

outcomes <- list(
  quit_long_months = function() {
    d <- cells_of("quit_long_months")
    at <- function(time) fit_of(escalc("RR", ai = n_quit_text, n1i = n_text, ci = n_quit_usual, n2i = n_usual,
                                       drop00 = TRUE, data = subset(d, timepoint == time)), group = time)
    once(at("3 months"), at("6 months"))
  },
  anticoag_two_outcomes = function() {
    d <- cells_of("anticoag_two_outcomes")
    once(fit_of(escalc("RR", ai = `DVT drug`, n1i = `N drug`, ci = `DVT placebo`, n2i = `N placebo`, drop00 = TRUE,
                       data = d), group = "DVT"),
         fit_of(escalc("RR", ai = `Bleeding drug`, n1i = `N drug`, ci = `Bleeding placebo`, n2i = `N placebo`,
                       drop00 = TRUE, data = d), group = "Bleeding"))
  },
  hrqol_final_change = function() {
    d <- cells_of("hrqol_final_change")
    once(fit_of(escalc("MD", m1i = `Final mean int`, sd1i = `Final SD int`, n1i = `n int`, m2i = `Final mean ctrl`,
                       sd2i = `Final SD ctrl`, n2i = `n ctrl`, data = d), group = "Final"),
         fit_of(escalc("MD", m1i = `Change mean int`, sd1i = `Change SD int`, n1i = `n int`, m2i = `Change mean ctrl`,
                       sd2i = `Change SD ctrl`, n2i = `n ctrl`, data = d), group = "Change"))
  },
  music_sleep_md_smd = function() {
    d <- cells_of("music_sleep_md_smd")
    once(fit_of(escalc("GEN", yi = yi.md, vi = vi.md, data = d), "md"),
         fit_of(escalc("GEN", yi = yi.smd, vi = vi.smd, data = d), "smd"))
  },
  pilates_pain_function = function() {
    d <- cells_of("pilates_pain_function")
    once(fit_of(escalc("MD", m1i = pain_mean_pil, sd1i = pain_sd_pil, n1i = n_pil, m2i = pain_mean_con,
                       sd2i = pain_sd_con, n2i = n_con, data = d), group = "pain"),
         fit_of(escalc("MD", m1i = func_mean_pil, sd1i = func_sd_pil, n1i = n_pil, m2i = func_mean_con,
                       sd2i = func_sd_con, n2i = n_con, data = d), group = "func"))
  },
  quit_6_12_months = function() {
    d <- cells_of("quit_6_12_months")
    once(fit_of(escalc("RR", ai = quit6m_counsel, n1i = n_counsel, ci = quit6m_usual, n2i = n_usual, drop00 = TRUE,
                       data = d), group = "quit6m"),
         fit_of(escalc("RR", ai = quit12m_counsel, n1i = n_counsel, ci = quit12m_usual, n2i = n_usual, drop00 = TRUE,
                       data = d), group = "quit12m"))
  },
  sepsis_mixed_endpoints = function() {
    d <- cells_of("sepsis_mixed_endpoints", names = c("study", "outcome", "ai", "n1i", "ci", "n2i"))
    outcome <- function(name) {
      rows <- d[d$outcome == name, ]
      fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = rows), group = name)
    }
    asks("E_OUTCOME", "outcome", answer(c("--by", "outcome"), outcome("Death"), outcome("Clinical cure")))
  },
  ssri_response_dropout = function() {
    d <- cells_of("ssri_response_dropout")
    outcome <- function(name) {
      rows <- d[d$Outcome == name, ]
      fit_of(escalc("RR", ai = Events_T, n1i = Total_T, ci = Events_C, n2i = Total_C, drop00 = TRUE, data = rows),
             group = name)
    }
    once(outcome("Response"), outcome("Discontinuation"))
  },
  targeted_os_pfs = function() {
    d <- cells_of("targeted_os_pfs")
    d[c("ratio", "lower", "upper")] <- cbind(d$HR, numbers_in(d$`95% CI`))
    endpoint <- function(name) fit_of_ratios(d[d$Endpoint == name, ], "hr", name)
    once(endpoint("OS"), endpoint("PFS"))
  },
  two_scales_rows = function() {
    d <- cells_of("two_scales_rows", names = c("study", "instrument", "m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"))
    instrument <- function(name, group = name) {
      rows <- d[d$instrument == name, ]
      fit_of(escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = rows),
             group = group)
    }
    asks("E_DEPENDENT", "dependence",
         answer(c("--by", "instrument"), instrument("HAM-D"), instrument("BDI")),
         answer(c("--filter", "instrument=HAM-D"), instrument("HAM-D", NULL)))
  }
)

# ---- several comparisons, or rows that share people

questions <- list(
  antipsychotic_contrasts = function() {
    d <- cells_of("antipsychotic_contrasts")
    pairs <- each_pair(c("Amisulpride", "Haloperidol", "Olanzapine", "Placebo"), function(treatment, control) {
      same <- d$Drug.A == treatment & d$Drug.B == control
      turned <- d$Drug.A == control & d$Drug.B == treatment
      rows <- within(d, yi <- ifelse(turned, -SMD, SMD))[same | turned, ]
      if (nrow(rows) < 2) NULL else fit_of(escalc("GEN", yi = yi, sei = se.SMD, data = rows), "smd")
    })
    asks("E_CONTRAST", "contrast", pairs)
  },
  bugs_arrays = function() {
    columns <- c("t1", "t2", "t3", "r1", "n1", "r2", "n2", "r3", "n3", "na")
    d <- cells_of("bugs_arrays", sep = "\t", names = columns)
    long <- do.call(rbind, lapply(1:3, function(i) {
      setNames(cbind(seq_len(nrow(d)), d[paste0(c("t", "r", "n"), i)]), c("study", "arm", "events", "n"))
    }))
    asks("E_CONTROL", "contrast", each_pair_of_counts(subset(long, !is.na(arm)), 4:1))
  },
  dose_finding = function() {
    d <- cells_of("dose_finding", names = c("study", "arm", "events", "n"))
    doses <- aggregate(cbind(events, n) ~ study, data = d[d$arm != "Placebo", ], FUN = sum)
    both <- merge(doses, d[d$arm == "Placebo", ], by = "study", suffixes = c(".t", ".c"))
    together <- fit_of(escalc("RR", ai = events.t, n1i = n.t, ci = events.c, n2i = n.c, drop00 = TRUE, data = both))
    each <- merge(d[d$arm != "Placebo", ], d[d$arm == "Placebo", ], by = "study", suffixes = c(".t", ".c"))
    shared <- within(each, {
      doses <- ave(n.c, study, FUN = length)
      events.c <- events.c / doses
      n.c <- n.c / doses
    })
    split <- fit_of(escalc("RR", ai = events.t, n1i = n.t, ci = events.c, n2i = n.c, drop00 = TRUE, data = shared))
    arms <- c("Vortixol 40 mg", "Vortixol 20 mg", "Vortixol 10 mg", "Placebo")
    asks("E_CONTRAST", "contrast",
         answer(c("--shared-control", "combine"), together), answer(c("--shared-control", "split"), split),
         each_pair_of_counts(d, arms))
  },
  exercise_types = function() {
    d <- cells_of("exercise_types", names = c("study", "type", "m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"))
    merged <- do.call(rbind, lapply(split(d, d$study), function(rows) {
      data.frame(put_together(rows$m1i, rows$sd1i, rows$n1i), rows[1, c("m2i", "sd2i", "n2i")])
    }))
    shared <- within(d, n2i <- n2i / ave(n2i, study, FUN = length))
    type <- function(name) {
      rows <- d[d$type == name, ]
      fit_of(escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = rows),
             group = name)
    }
    asks("E_SHARED_CONTROL", "dependence",
         answer(c("--shared-control", "combine"), fit_of(escalc(
           "MD", m1i = mean, sd1i = sd, n1i = n, m2i = m2i, sd2i = sd2i, n2i = n2i, data = merged))),
         answer(c("--shared-control", "split"), fit_of(escalc(
           "MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = shared))),
         answer(c("--by", "Exercise type"), type("Yoga"), type("Strength"), type("Aerobic")))
  },
  glucose_network = function() {
    d <- cells_of("glucose_network", names = c("study", "arm", "m", "sd", "n"))
    arms <- c("acarbose", "pioglitazone", "rosiglitazone", "metformin", "placebo")
    pairs <- each_pair(arms, function(treatment, control) {
      both <- side_by_side(d, treatment, control)
      if (nrow(both) < 2) return(NULL)
      fit_of(escalc("MD", m1i = m.t, sd1i = sd.t, n1i = n.t, m2i = m.c, sd2i = sd.c, n2i = n.c, data = both))
    })
    asks("E_CONTROL", "contrast", pairs)
  },
  neuropathic_pairs = function() {
    d <- cells_of("neuropathic_pairs", names = c("study", "arm", "events", "n", "arm2", "events2", "n2"))
    long <- rbind(d[1:4], setNames(d[c(1, 5:7)], names(d)[1:4]))
    asks("E_CONTRAST", "contrast", each_pair_of_counts(long, c("Duloxetine", "Gabapentin", "Pregabalin", "Placebo")))
  },
  papers_experiments = function() {
    d <- cells_of("papers_experiments")
    asks("E_DEPENDENT", "dependence", answer("--assume-independent", fit_of(escalc(
      "MD", m1i = m_red, sd1i = sd_red, n1i = n_red, m2i = m_control, sd2i = sd_control, n2i = n_control, data = d))))
  },
  spss_effsize = function() {
    d <- cells_of("spss_effsize")
    apart <- fit_of(escalc("GEN", yi = EFFSIZE, vi = VARES, data = d), "gen")
    asks("E_DEPENDENT", "dependence", answer("--assume-independent", apart))
  },
  topical_gel_arms = function() {
    d <- cells_of("topical_gel_arms", names = c("author", "year", "type", "ai", "n1i", "ci", "n2i"))
    merged <- merge(aggregate(cbind(ai, n1i) ~ author + year, data = d, FUN = sum),
                    unique(d[c("author", "year", "ci", "n2i")]), by = c("author", "year"))
    shared <- within(d, {
      rows <- ave(ai, author, year, FUN = length)
      ci <- ci / rows
      n2i <- n2i / rows
    })
    asks("E_SHARED_CONTROL", "dependence",
         answer(c("--shared-control", "combine"),
                fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = merged))),
         answer(c("--shared-control", "split"),
                fit_of(escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, drop00 = TRUE, data = shared))))
  },
  varices_network = function() {
    d <- cells_of("varices_network", names = c("study", "arm", "events", "n"))
    asks("E_CONTROL", "contrast", each_pair_of_counts(d, c("BB", "SCL", "NAT")))
  },
  working_memory_clusters = function() {
    d <- cells_of("working_memory_clusters")
    asks("E_DEPENDENT", "dependence",
         answer("--assume-independent", fit_of(escalc("GEN", yi = g, vi = var_g, data = d), "smd")))
  }
)

# ---- writing

#' JSON of lists, texts and numbers with 15 significant digits; a list with names is an object.
json <- function(x, indent = "") {
  if (is.character(x)) return(encodeString(x, quote = "\""))
  if (is.numeric(x)) return(formatC(x, digits = 15, format = "g", width = 1))
  deeper <- paste0(indent, "  ")
  parts <- vapply(x, json, "", indent = deeper, USE.NAMES = FALSE)
  flat <- is.null(names(x)) && all(vapply(x, is.character, TRUE))
  if (flat) return(paste0("[", paste(parts, collapse = ", "), "]"))
  if (!is.null(names(x))) parts <- paste0(encodeString(names(x), quote = "\""), ": ", parts)
  around <- if (is.null(names(x))) c("[", "]") else c("{", "}")
  paste0(around[1], "\n", paste0(deeper, parts, collapse = ",\n"), "\n", indent, around[2])
}

tables <- c(counts, means, arms, effects, outcomes, questions)
tables <- tables[order(names(tables), method = "radix")]
files <- sub("[.]csv$", "", list.files(FOLDER, pattern = "[.]csv$"))
stopifnot(setequal(names(tables), files))

document <- list(
  program = sprintf("R %s.%s, metafor %s", R.version$major, R.version$minor,
                    packageDescription("metafor")$Version),
  script = "Rscript scripts/golden/layouts.R",
  fit = "rma(yi, vi, data = CALL, method = \"REML\", control = list(threshold = 1e-12, maxiter = 10000))",
  tables = lapply(tables, function(expected) expected())
)
writeLines(json(document), file.path(FOLDER, "expected.json"), useBytes = TRUE)

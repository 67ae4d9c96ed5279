import type { ErrorCode, NoteCode } from "./errors.js";

/** What is behind each error and note, and what to do about it: `--explain` tells it after what the code means. */
export const ADVICE: Readonly<Record<ErrorCode | NoteCode, string>> = {
  E_USAGE: "Nothing was read. COMMAND --help lists what a command takes, and shows lines that run.",
  E_OPTION:
    "Nothing was computed. The line below the error says what the option takes, and the nearest word that it knows.",
  E_INPUT:
    "Every row is read before anything is computed, so that all errors are told at once. Mend each, or keep its row out with --filter.",
  E_FILE: "Check the path, the folder you are in and the permissions; - stands for standard input.",
  E_ENCODING:
    "Half-read letters would be taken for names. Save the file as UTF-8, or say --encoding windows-1252 (or what it is).",
  E_EMPTY:
    "There is a header and nothing below it, or nothing at all: an export that failed, or a --filter that fits no row.",
  E_HEADER:
    "Columns are known by their names, so each needs one of its own. bptrial sniff FILE shows what each was taken for; --map OURS=HEADER names them.",
  E_COLUMN:
    "The error names what is missing and what was found. bptrial sniff FILE shows what each column was taken for; --map OURS=HEADER names them, --ignore sets one aside.",
  E_RAGGED:
    "A cell that holds the separator must stand in quotes. bptrial sniff FILE shows the separator that was recognised; --delimiter says another.",
  E_CELL:
    "A word stands where a number belongs, or a number in a form that two readings fit. Mend the cell; --na WORD takes a word for an empty cell, --decimal says the mark.",
  E_RANGE:
    "No trial prints such a number: a negative SD, a p above 1, nobody in an arm. Compare it with the source; mostly a digit, a sign or a column slipped.",
  E_CONFLICT:
    "One of the two is wrong, and nothing here says which: more events than people, limits in the wrong order, an estimate outside its interval. Compare both with the source.",
  E_MISSING:
    "An SD may come from a standard error, an interval, a p-value or quartiles (bptrial methods recover); the row holds none of them. Add one, or keep the row out with --filter.",
  E_SKEWED:
    "A mean and SD worked out from skewed quartiles would mislead. Use the mean that was published, or insist with --allow-skewed.",
  E_CONTROL: "Say it with --control LABEL. The sign of every difference hangs on it, so it is not guessed.",
  E_ARMS:
    "A contrast is two arms with the same kind of numbers. Name the arms with --treatment and --control, or mend labels that differ in one row.",
  E_CONTRAST:
    "An average of several comparisons answers no question. Keep one with --treatment and --control, make one model each with --by treatment,control, or insist with --pool-contrasts.",
  E_OUTCOME:
    "An average of several outcomes answers no question. Keep one with --filter outcome=NAME, make one model each with --by outcome, or take the column for a label with --ignore outcome.",
  E_ROWS_APART: "Streaming keeps few studies in memory. Sort the table by study, or write another format than ndjson.",
  E_DIRECTION:
    "Whether less is better cannot be seen from numbers. Say --direction lower-better or higher-better, or name the instrument in a column.",
  E_MEASURE:
    "Leave --measure away to get the one that the table holds; bptrial methods measures says what each is made from.",
  E_DOMAIN:
    "A logarithm of 0, a ratio of means on both sides of 0, a variance of 0. Keep the row out with --filter, or take a measure that is defined for it (rd for zero cells, md for means).",
  E_DEPENDENT:
    "The same people would count more than once, and the interval would be too narrow. Keep one row a study with --filter, make one model each with --by, or insist with --assume-independent.",
  E_SHARED_CONTROL:
    "Its people would count more than once. --shared-control combine merges the arms that stand against it, split shares its people among them (Cochrane Handbook 23.3.4).",
  E_MIXED:
    "Points of different scales, or changes and final scores in one standardised difference, do not average. Keep one kind with --filter, split with --by, or standardise with --measure smd.",
  E_DOCUMENT:
    "A result for diff is what effect, smd, mcid or pool wrote with --json; the error names the field that does not fit (bptrial schema KIND).",
  E_OUTPUT:
    "Check that the folder exists and may be written, and that the disk has room; --force lets --out replace a file.",
  E_NO_STUDIES:
    "Each row was left out, for a reason that is told: no events in either arm, no usable numbers, or a --filter that keeps none.",
  E_NOT_ESTIMABLE:
    "The data are read and sound, but say nothing of this quantity. Another estimator or measure may be defined for them.",
  E_BUG:
    "Please report it with the command and, if you can share it, the file. With the variable DEBUG=bptrial the place in the program is shown.",

  N_STUDY: "Check that no two trials share such a name, and that no trial has two. A column called study settles it.",
  N_LAYOUT: "Check it with bptrial sniff FILE; --layout, --map and --ignore say it otherwise.",
  N_MISSING: "The row counts nowhere. Fill in the cell if the source has it; --strict makes such rows an error.",
  N_UNUSABLE: "These rows count nowhere: an arm without people, means without SDs. --strict makes them an error.",
  N_PRESET:
    "The numbers are close to that program's, and not its own to the last digit. bptrial methods presets says what each preset holds.",
  N_PASSED_OVER: "Name the file itself to make it an error, and its columns with --map if it holds results.",
  N_UNDECIDED:
    "Nothing is said of this value, for or against it: the search would have taken too long. Larger groups or longer scales take more steps.",
  N_RANGE: "The sentence is read without it. Check it for a misprint, such as an exponent that lost its sign.",
  N_TOTAL:
    "Pooled with the rows that it sums up it would count their people twice. If it is a study, give it another name.",
  N_DATE_NAME:
    'A spreadsheet turned a name such as "March 1" into a date. Numbers are not touched by it; mend the name.',
  N_COPY: "If it is the same trial under two names, its people are counted twice: keep one row with --filter.",
  N_SAME_FILE: "Their people are counted twice. Leave one file away.",
  N_LEFT_OUT: "The pooled effect is that of the other studies; the note says why.",
  N_RECOVERED:
    "The number rests on what was printed and on the formula in the note (bptrial methods recover). Prefer the published one where there is one.",
  N_SKEWED:
    "A mean of skewed values is not where most people are. Treat the effect with caution; the note says how strong the skew is.",
  N_NON_INTEGER: "People come whole: a percentage, a weighted count or a slip. It is used as it stands.",
  N_MEASURE:
    "Say it with --measure, or in a column measure, if it is another: an odds ratio taken for a risk ratio overstates the effect.",
  N_BOUND: '"p < 0.001" holds for every smaller p. Give the interval, the standard error or the exact p.',
  N_ZERO_SD: "Every person had the same value, or an empty cell became 0. Check it: such an arm has too much weight.",
  N_CONTINUITY:
    "A ratio with a zero is not defined. The result hangs on the constant (--add, --to); with rare events compare --measure peto or rd.",
  N_DIRECTION_UNKNOWN: "So nothing is said about which arm is favoured. Say --direction lower-better or higher-better.",
  N_LARGE_SMD:
    "Mostly an SE was typed as an SD, which makes the effect √n times too large: bptrial audit FILE looks for it.",
  N_INSTRUMENT:
    "An instrument gives the range, the direction and the published thresholds. bptrial instruments lists those that are known; a column instrument names it.",
  N_ENCODING: "Letters beyond ASCII may be wrong if it was another one: --encoding says which.",
  N_NUMBER_FORM: "Check one number in the result against the file; --decimal says the mark.",
  N_LABEL: "Give them different names if they are different.",
  N_COLUMN_IGNORED: "Its numbers are not used. --map OURS=HEADER uses them.",
  N_LEVEL: "Check that it is the coverage (0.95) and not the error (0.05).",
  N_COMMENT: "Lines that begin with # hold no data. Nothing is to be done unless one was a row.",
  N_SHAPE: "Check that the first and the last row of the result are those of the table.",
  N_SE_SCALE:
    "A ratio is analysed as its logarithm, so its SE is divided by the ratio. A column se_scale with log or ratio says what it is.",
  N_CI_ASYMMETRIC:
    "The interval is another one than was supposed (t in place of z, exact, of another level), or a limit is misprinted.",
  N_CLUSTER:
    "People of one cluster are alike, so they count for fewer: sizes were divided by 1 + (m − 1)·ICC (Cochrane Handbook 23.1.4).",
  N_DERIVED_EVENTS:
    "The percentage fits one whole count, which was taken. Check that its denominator is the n beside it.",
  N_SUPERSEDED: "Nothing is to be done unless the other cell is the right one: --ignore sets a column aside.",
  N_CONTRADICTED:
    "One of them is misprinted or belongs to another analysis. The note says which was used; bptrial audit FILE looks further.",
  N_PDF:
    "Columns, tables and hyphens may be read in another order than they stand. Check each finding against the page.",
  N_K1: "With one study there is nothing to average and no difference between trials to estimate.",
  N_K2: "Two studies cannot tell how much trials differ: the interval is too sure of itself.",
  N_KNAPP_HARTUNG:
    "The estimates lie closer than chance lets them, which makes the interval narrower than a common effect's. knapp-hartung-adhoc takes 1 in its place.",
  N_BOUNDARY: "That is no proof that trials agree: with few of them the interval of tau² reaches far.",
  N_MAXIMA: "Few or contradictory trials. Compare another estimator (--tau2 pm, --tau2 dl) before you rest on it.",
  N_INTERVAL_EXCLUDES:
    "The interval comes from Q, the estimate from another principle. Where it is [0, 0] the estimates differ less than chance lets them.",
  N_DOUBLE_ZERO:
    "Such a study says nothing of a ratio, and something of a difference: compare --measure rd. --double-zero add keeps it.",
  N_INDEPENDENCE: "The interval is too narrow by an amount that these data do not tell.",
  N_SAME_CONTROL:
    "If it is one trial, its control people count twice: give both rows one name and say --shared-control.",
  N_SHARED_CONTROL: "Nobody counts twice now. The note says what was split or combined.",
  N_SPLIT_CELL: "Check one such cell; a file with one number a cell needs no reading of this kind.",
  N_SPLIT: "Each group has a model of its own. --by and --filter say it otherwise.",
  N_TURNED: "Its sign or ratio is turned with it. Check that it is no misprint.",
  N_CONTRASTS: "The average is of several comparisons, and of none of them.",
  N_SCALES: "Say --measure smd, or give a column unit or instrument, or keep one scale with --filter.",
  N_ALIGNED: "Compare the directions with the source if a trial stands on the wrong side.",
  N_MIXED_SCORES:
    "SDs of changes are mostly smaller than those of final scores, which makes the standardised differences of changes larger.",
  N_PREDICTION: "Where the next trial would lie cannot be told from so few.",
  N_THRESHOLD:
    "The note says why: another scale, population or unit. bptrial instruments NAME lists what there is; --mcid gives one of yours.",
  N_NO_THRESHOLD: "Give one with --mcid, or several with --thresholds-file.",
  N_RESPONDERS:
    "It takes the mean change and SD of each arm, or baseline and final values with a correlation, or counts.",
  N_WITHIN_PERSON:
    "Groups may differ by less than what one person notices while many more people pass it: responders tell it better.",
  N_FLAT_PRIOR: "It is the chance given these data alone, as if any size had been as likely before.",
  N_IDENTICAL: "Copied rows or rounding; no difference between trials can be estimated.",
  N_NO_OVERALL: "The groups stand by themselves. The note says what would make one model of them wrong.",
};

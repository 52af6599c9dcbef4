/** Verbs that stand behind a quotation, before or behind who said it. */
export const saying: ReadonlySet<string> = new Set(
  `said says stated states added adds noted notes told tells wrote writes reported reports explained explains stressed emphasized recalled
warned warns concluded concludes asked asks insisted declared assured indicated`.split(/\s+/),
)

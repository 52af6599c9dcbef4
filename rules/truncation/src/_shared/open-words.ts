/** Words after which no sentence trails off on purpose. */
export const openWords: ReadonlySet<string> = new Set(
  'a an the of to in on at for with by from and or as than into over its his her their our who which whose that where between'.split(
    ' ',
  ),
)

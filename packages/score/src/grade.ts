export type Grade = 'A' | 'B' | 'C' | 'D' | 'F'

/** Lowest displayed score of each grade, best first. */
export const grades: readonly { readonly grade: Grade; readonly atLeast: number }[] = [
  { grade: 'A', atLeast: 90 },
  { grade: 'B', atLeast: 80 },
  { grade: 'C', atLeast: 70 },
  { grade: 'D', atLeast: 60 },
  { grade: 'F', atLeast: 0 },
]

/** The grade of a displayed score. */
export const gradeOf = (score: number): Grade => grades.find(({ atLeast }) => score >= atLeast)?.grade ?? 'F'

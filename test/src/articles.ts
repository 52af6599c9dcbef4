/** An invented story nothing is wrong with but what a test puts in. `n` makes it differ from the others. */
export const story = (n: number, tail = ''): string => `Harbour wall number ${n} to be rebuilt

By Nora Whitfield
12 March 2023

The council of Port Ellery voted on Tuesday to rebuild harbour wall number ${n}, which storms damaged in January. The work will cost ${n + 2} million pounds and take two years, according to the plan the council published.

"We waited too long with this," said Martin Oakes, who has led the council since 2019. "The next storm will not wait for us."

Fishermen at the quay said they had asked for repairs since the autumn. Anna Reid, who runs a boat from berth ${n}, lost two days of work in January when the water came over the wall.

The council will open the bids in June. Residents can read the plan in the library until the end of the month.${tail}
`

/** What a feed leaves of an article it cuts: an error wherever it stands. */
export const clipped = ' […] [+1873 chars]'

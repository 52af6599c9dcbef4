import { defineResource } from '@copydesk/core'
import { type BigramTable, decodeBigrams } from '../../_shared/bigram-table.ts'

/** Pairs of common words in 35 million words of US news. */
export const resource = defineResource<BigramTable>({ id: 'resource:bigrams', decode: decodeBigrams })

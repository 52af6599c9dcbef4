import type { Document } from '@copydesk/core'
import { lowerOf } from '@copydesk/text'

const subjects = `he she it they we you i this that these those there if it's he's she's that's they're we're you're i'm
  there's what's who's here's let's i've we've they've i'll we'll it'll what how why`
const others = `and but or so yet the a an his her their its our my your some many most all then now also not no`

const subjectSet = new Set(subjects.split(/\s+/))
const starters = new Set([...subjectSet, ...others.split(' ')])

/** True if the word at token `i` commonly opens a sentence: then a writer forgot the capital, nothing more. */
export const isStarter = (document: Document, i: number): boolean => starters.has(lowerOf(document, i))

/** True if the word at token `i` is the subject, or asks for one: a clause of its own starts there. */
export const isSubject = (document: Document, i: number): boolean => subjectSet.has(lowerOf(document, i))

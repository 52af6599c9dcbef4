import type { Document } from '@copydesk/core'

/** How sure the line at a position of the layout is a caption by what it says alone; undefined if it is none. */
export const scene = (_document: Document, _position: number): number | undefined => undefined

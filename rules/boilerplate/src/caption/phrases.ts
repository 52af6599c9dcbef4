import { type Cue, cues } from '../_shared/cues.ts'

const opening = 'opens a caption'
const tell = 'tells what a picture shows'

/** Words only captions have, by where they stand. */
export const phrases: readonly Cue[] = [
  ...cues({ lang: 'en', fit: 'start', max: 110, reason: opening }, [
    'file photo :',
    'file - this',
    'file - in this',
    'file — in this',
    'file – in this',
    'file image :',
    'image copyright',
    'image caption',
    'media caption',
    'media playback is unsupported on your device',
    'facebook twitter pinterest',
    'enlarge this image',
    'toggle caption',
    'hide caption',
    'image :',
    'cover image :',
    'view image in fullscreen',
    'photos : hide caption',
    'play video * : *',
    'play video *',
    'in this file photo',
    'in this photo taken',
    'in this photo provided by',
    'in this image made from',
    'in this image taken from',
    'in this image provided by',
  ]),
  ...cues({ lang: 'en', fit: 'start', max: 40, confidence: 0.9, reason: tell }, [
    'a screenshot of',
    'a screen grab of',
  ]),
  ...cues({ lang: 'en', fit: 'in', max: 60, confidence: 0.9, reason: tell }, [
    'file photo shows',
    'file photo showing',
    'this photo shows',
    'this * photo shows',
    'this * * photo shows',
    'this * * , * photo shows',
    'photo provided by',
    'a combination of photos',
    'combination of pictures',
    'combination photo',
    'this image made from',
    'this frame grab',
    'undated photo',
    'undated file photo',
    'click to view gallery',
  ]),
]

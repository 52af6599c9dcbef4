import type { Phrase } from '@copydesk/core'

/** A term with its words put through a thesaurus. */
export interface TorturedPhrase extends Phrase {
  readonly expected: string
}

/**
 * What is written for a term, by the term. From the phrases Cabanac, Labbé and Magazinov published (arXiv 2107.06751)
 * and what spun pages write of the news; left out is whatever a writer may mean as it stands: `profound learning`,
 * `colossal information`, `computerized reasoning`.
 */
const spun: Readonly<Record<string, string>> = {
  'artificial intelligence':
    'counterfeit consciousness|counterfeit intellect|man-made consciousness|man-made brainpower|man made brainpower',
  'deep neural network': 'profound neural organization|profound neural organisation|profound brain organization',
  'neural network': 'counterfeit neural organization|fake neural organization',
  'random forest':
    'irregular timberland|arbitrary timberland|irregular backwoods|arbitrary backwoods|irregular woodland|arbitrary woodland',
  'cloud computing': 'haze figuring',
  'quantum computing': 'quantum figuring',
  'signal to noise': 'flag to clamor|flag to clamour|flag to commotion',
  'mean square error': 'mean square blunder',
  'facial recognition': 'facial acknowledgment|facial acknowledgement',
  'genetic algorithm': 'hereditary calculation',
  'ant colony': 'underground creepy crawly|subterranean insect province|subterranean insect settlement',
  'fuzzy logic': 'fluffy rationale',
  'support vector machine': 'help vector machine|bolster vector machine|backing vector machine',
  'breast cancer': 'bosom malignant growth|bosom malignancy|bosom disease|bosom peril|bosom carcinoma',
  'lung cancer': 'cellular breakdown in the lungs',
  'immune system': 'insusceptible framework|invulnerable framework',
  'immune response': 'insusceptible reaction|invulnerable reaction',
  'kidney failure': 'kidney disappointment|renal disappointment',
  'liver failure': 'liver disappointment|hepatic disappointment',
  'magnetic resonance': 'attractive reverberation',
  'computed tomography': 'figured tomography|processed tomography',
  'amino acid': 'amino corrosive',
  'lactic acid': 'lactic corrosive',
  'citric acid': 'citric corrosive',
  'folic acid': 'folic corrosive',
  'fatty acid': 'fatty corrosive',
  'nucleic acid': 'nucleic corrosive',
  'sulfuric acid': 'sulfuric corrosive|sulphuric corrosive',
  'hydrochloric acid': 'hydrochloric corrosive',
  'greenhouse gas': 'ozone harming substance|ozone-harming substance|ozone harming substances',
  'global warming':
    'earth-wide temperature boost|a worldwide temperature alteration|a dangerous atmospheric devation|unnatural weather change|unnatural weather changes',
  'solar energy': 'sun oriented energy|sun oriented vitality',
  'energy consumption': 'vitality utilization|vitality utilisation',
  'energy efficiency': 'vitality proficiency',
  'energy-efficient': 'vitality effective|vitality proficient',
  'saves energy': 'spares vitality',
  'social networking': 'long range informal communication',
  'Prime Minister': 'prime priest|prime clergyman',
  'gun violence': 'weapon viciousness|firearm viciousness',
}

export const phrases: readonly TorturedPhrase[] = Object.entries(spun).flatMap(([expected, texts]) =>
  texts.split('|').map((text) => ({ text, expected })),
)

/** What a text that speaks of such phrases calls them. */
export const names: readonly Phrase[] = [
  'tortured phrase',
  'tortured phrases',
  'article spinner',
  'article spinning',
].map((text) => ({ text, reason: 'the text is about such phrases' }))

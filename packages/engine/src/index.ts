export { isLeftOut } from './body.ts'
export { type Budget, BudgetError, defaultBudget } from './budget.ts'
export {
  createEngine,
  type Engine,
  type EngineOptions,
  type LintOptions,
  promotionFloor,
  type RuleSetting,
} from './engine.ts'
export { readsAsEnglish } from './english.ts'
export { applyEdits, type Chosen, chooseFixes, type Fixable, fixable, selectFixes } from './fixes/select.ts'
export { Profiles, type ProfilesJson, type ProfilesParts } from './profile/profiles.ts'
export { SketchIndex, type SketchIndexParts } from './profile/run-index.ts'
export type { SketchChanges } from './profile/sketch-changes.ts'

export {
  createEngine,
  type Engine,
  type EngineOptions,
  type LintOptions,
  promotionFloor,
  type RuleSetting,
} from './engine.ts'
export { Profiles, type ProfilesJson } from './profile/profiles.ts'

/** A configuration that cannot be used. The message names file, place and remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

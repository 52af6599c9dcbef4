// The library lies in the same script as the command. One assignment a name, so that `import` finds them.
const { library } = require('../dist/main.cjs')

exports.Mask = library.Mask
exports.Shape = library.Shape
exports.TokenKind = library.TokenKind
exports.clean = library.clean
exports.createLinter = library.createLinter
exports.defineRule = library.defineRule
exports.families = library.families
exports.lint = library.lint
exports.lintText = library.lintText
exports.scoreSources = library.scoreSources

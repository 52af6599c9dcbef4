import parser from '@typescript-eslint/parser'
import regexp from 'eslint-plugin-regexp'

// Biome lints everything else; this is here because the project is regular expressions and its input is hostile.
export default [
  { ignores: ['**/dist/**', '**/fixtures/**', '.data/**', 'corpus/outlets/**', 'coverage/**'] },
  regexp.configs.recommended,
  {
    files: ['**/*.{ts,js,mjs}'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      // Biome's noControlCharactersInRegex says the same.
      'no-control-regex': 'off',
    },
  },
]

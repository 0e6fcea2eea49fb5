import tseslint from 'typescript-eslint'
import globals from 'globals'
import esx from 'eslint-plugin-es-x'

const NEVER = [
  { selector: 'TSEnumDeclaration', message: 'String unions from `as const`, no enum.' },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length>0] > Literal[value=/ /]',
    message: "A date with a blank is read in the machine's zone. See miniprogram/domain/time/instant.ts.",
  },
]
/** Once something was waited for, another page may be on top: it would be the one that is left. */
const LEAVES_WHATEVER_IS_ON_TOP = {
  selector:
    ':matches(AwaitExpression, ReturnStatement) > CallExpression[callee.name=/^(replaceWith|goBack|goBackTo)$/]',
  message: 'Answer a way to leave instead: miniprogram/page-parts/leaving.ts.',
}
/** A failure of the phone that nobody hears of: miniprogram/services/phone.ts says it. `…Sync` of storage throws when full. */
const NOTHING = ':matches(BlockStatement[body.length=0], Identifier[name="undefined"], ObjectExpression)'
const SWALLOWED = [
  `CallExpression[callee.property.name="catch"] > ArrowFunctionExpression:has(> ${NOTHING}.body)`,
  `Property[key.name=/^(fail|complete)$/] > :function:has(> ${NOTHING}.body)`,
  'CatchClause > BlockStatement[body.length=0]',
  'TryStatement:has(MemberExpression[object.name="wx"][property.name!=/Sync$/]) > CatchClause:not([param])',
].map((selector) => ({
  selector,
  message: 'What the phone refuses is said: askPhone of miniprogram/services/phone.ts.',
}))

/**
 * Base library 2.32.3 runs on iOS 13, whose engine refuses these when a script is loaded, so that its page stays white: no look
 * behind (iOS 16.4; also in strings, of which expressions are made), no flags d and v. Of named groups WeChat's ES5 makes a
 * helper that subclasses RegExp.
 */
const NOT_ON_EVERY_PHONE = [
  ...['Literal[regex.pattern=/\\(\\?</]', 'Literal[value=/\\(\\?</]', 'TemplateElement[value.raw=/\\(\\?</]'],
  ...[
    'Literal[regex.flags=/[dv]/]',
    ':matches(NewExpression, CallExpression)[callee.name="RegExp"][arguments.1.value=/[dv]/]',
  ],
].map((selector) => ({
  selector,
  message: 'Older iPhones refuse it as they load the page: miniprogram/domain/report/readings.ts.',
}))
/** Of \p{N} in an expression written as one WeChat's compiler makes all the signs it stands for: up to 20 KB for each. */
const SPELT_OUT = {
  selector: 'Literal[regex.flags=/u/]',
  message: "new RegExp(String.raw`…`, 'u'): WeChat's compiler spells a literal with \\p out.",
}

/** Of packages for the phone, in whose scripts no types tell: what is younger than iOS 13, by name. */
const YOUNGER = ['es2021', 'es2022', 'es2023', 'es2024'].map((year) => esx.configs[`flat/no-new-in-${year}`].rules)

export default tseslint.config(
  { ignores: ['node_modules', 'miniprogram/node_modules', 'dist', 'out', '.data'] },
  {
    files: ['miniprogram/miniprogram_npm/**/*.js'],
    plugins: { 'es-x': esx },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { 'es-x': { aggressive: true } },
    rules: {
      ...Object.assign({}, ...YOUNGER),
      'es-x/no-regexp-lookbehind-assertions': 'error',
      'es-x/no-regexp-named-capture-groups': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // `import { type … }` alone would stay an import at run time, where there may be nothing.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', ...NEVER],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // The kernel is pure: no clock, no chance, no platform.
    files: ['miniprogram/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'wx', 'process', 'setTimeout', 'setInterval', 'fetch', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: '`now` is a parameter.' },
        { object: 'Math', property: 'random', message: 'Chance is a parameter.' },
      ],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...SWALLOWED, ...NOT_ON_EVERY_PHONE, SPELT_OUT] },
  },
  {
    files: ['miniprogram/{pages,packages}/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NEVER,
        ...SWALLOWED,
        ...NOT_ON_EVERY_PHONE,
        SPELT_OUT,
        LEAVES_WHATEVER_IS_ON_TOP,
      ],
    },
  },
  {
    // What a page's data may become is inferred from what it is at first: 'loading' as PageState.
    files: ['miniprogram/{pages,packages,components,page-parts}/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: globals.node, sourceType: 'commonjs' } },
)

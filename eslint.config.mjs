import tseslint from 'typescript-eslint'
import { importX } from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import globals from 'globals'

/**
 * Who may import whom. A folder listed here may import itself and what stands behind it, nothing else of ours.
 * docs/architecture.md draws the same picture.
 */
const ROOMS = {
  'miniprogram/domain': [],
  'cloudfunctions/contract': ['miniprogram/domain'],
  'cloudfunctions/application': ['miniprogram/domain', 'cloudfunctions/contract'],
  'cloudfunctions/reporting': [
    'miniprogram/domain',
    'cloudfunctions/contract',
    'cloudfunctions/application/ports',
    'cloudfunctions/application/paging',
  ],
  'cloudfunctions/cloudbase': ['miniprogram/domain', 'cloudfunctions/application/ports'],
  'cloudfunctions/documents': ['miniprogram/domain', 'cloudfunctions/application/ports'],
  'cloudfunctions/api': ['miniprogram/domain', 'cloudfunctions'],
  'cloudfunctions/remind': ['miniprogram/domain', 'cloudfunctions'],
  'cloudfunctions/report': ['miniprogram/domain', 'cloudfunctions'],
  'miniprogram/services': ['miniprogram/domain', 'miniprogram/text', 'cloudfunctions/contract'],
  'miniprogram/components': ['miniprogram/domain', 'miniprogram/text'],
  'miniprogram/page-parts': [
    'miniprogram/domain',
    'miniprogram/components',
    'miniprogram/services',
    'miniprogram/text',
    'cloudfunctions/contract',
  ],
  'miniprogram/pages': [
    'miniprogram/domain',
    'miniprogram/components',
    'miniprogram/page-parts',
    'miniprogram/services',
    'miniprogram/text',
    'cloudfunctions/contract',
  ],
  'miniprogram/packages': [
    'miniprogram/domain',
    'miniprogram/components',
    'miniprogram/page-parts',
    'miniprogram/services',
    'miniprogram/text',
    'cloudfunctions/contract',
  ],
  'miniprogram/text': ['miniprogram/domain', 'cloudfunctions/contract'],
  'local/cloud': [],
  'local/demo': ['miniprogram/domain', 'cloudfunctions/contract'],
  'local/preview': ['local/output-files'],
}

/** Libraries that only one room may know, so that each can be exchanged in one place. */
const LIBRARIES = [
  { names: ['@cloudbase/node-sdk'], room: 'cloudfunctions/cloudbase' },
  { names: ['docx', 'read-excel-file', 'write-excel-file', 'csv-parse'], room: 'cloudfunctions/documents' },
  { names: ['lmdb', 'mingo'], room: 'local/cloud' },
  {
    names: [
      'glass-easel',
      'glass-easel-miniprogram-adapter',
      'glass-easel-template-compiler',
      'postcss',
      'postcss-selector-parser',
      '@vant/touch-emulator',
    ],
    room: 'local/preview',
  },
]

/** A small rule of our own, because `no-restricted-paths` cannot say "everything but". */
const rooms = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { wrongRoom: '{{from}} may not import {{to}}: see docs/architecture.md, "Who may import whom".' },
  },
  create(context) {
    const root = context.cwd.replaceAll('\\', '/')
    const file = context.filename.replaceAll('\\', '/').slice(root.length + 1)
    const room = Object.keys(ROOMS).find((name) => file.startsWith(`${name}/`))
    const check = (node) => {
      if (!node.source || typeof node.source.value !== 'string') return
      const specifier = node.source.value
      const library = LIBRARIES.find(({ names }) =>
        names.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
      )
      if (library && !file.startsWith(`${library.room}/`) && !file.startsWith('test/'))
        context.report({ node, messageId: 'wrongRoom', data: { from: file, to: specifier } })
      if (!room) return
      const target = resolveOurs(file, specifier)
      if (target && ![room, ...ROOMS[room]].some((name) => target === name || target.startsWith(`${name}/`)))
        context.report({ node, messageId: 'wrongRoom', data: { from: room, to: target } })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}
function resolveOurs(file, specifier) {
  if (specifier.startsWith('#domain')) return specifier.replace('#domain', 'miniprogram/domain')
  if (specifier.startsWith('#contract')) return specifier.replace('#contract', 'cloudfunctions/contract')
  if (!specifier.startsWith('.')) return undefined
  const parts = file.split('/').slice(0, -1)
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', '.data', 'miniprogram/miniprogram_npm'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX, shushi: { rules: { rooms } } },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          alwaysTryTypes: true,
          noWarnOnMultipleProjects: true,
          project: ['tsconfig.json', 'miniprogram/tsconfig.json', 'test/miniprogram/tsconfig.json'],
        }),
      ],
    },
    rules: {
      'shushi/rooms': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'String unions from `as const`, no enum.' },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length>0] > Literal[value=/ /]',
          message: "A date with a blank is read in the machine's zone. See miniprogram/domain/time/instant.ts.",
        },
      ],
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
    // What a page's data may become is inferred from what it is at first: 'loading' as PageState.
    files: ['miniprogram/{pages,packages,components,page-parts}/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: globals.node, sourceType: 'commonjs' } },
)

/** What is checked, by the commands it takes. `npm run lint`, `npm run types` and `npm test` all read it here. */

export const STEP_NAMES = ['tests', 'lint', 'types', 'sizes'] as const
export type StepName = (typeof STEP_NAMES)[number]

/** Commands of a shell, one after the other; each is run, whatever became of those before. */
export type Steps = Readonly<Record<StepName, readonly string[]>>

/** Each folder with a tsconfig.json of its own. What has been found stays below node_modules: the next time is shorter. */
const TYPED = {
  root: '.',
  'test-miniprogram': 'test/miniprogram',
  miniprogram: 'miniprogram',
  preview: 'local/preview',
  'in-page': 'scripts/screens/in-page',
  'fixture-app': 'local/preview/test/fixture-app',
} as const

const TYPES = Object.entries(TYPED).map(
  ([name, folder]) => `tsc --noEmit --incremental --tsBuildInfoFile node_modules/.cache/tsc/${name} -p ${folder}`,
)
const IMPORTS = 'depcruise miniprogram cloudfunctions local scripts test typings -T err-long'
/** What only tests use, or nobody: knip.config.ts. */
const UNUSED = 'knip --production'
const ESLINT = 'eslint --max-warnings 0'
const PRETTIER = 'prettier --check --log-level warn'

/** Everything. */
export const ALL: Steps = {
  tests: ['jest'],
  lint: [IMPORTS, UNUSED, `${ESLINT} .`, `${PRETTIER} .`],
  types: TYPES,
  sizes: ['tsx scripts/package-sizes.ts'],
}

/**
 * What a change touches: the changed files' lint and form, the tests that import them, and all types, since a type is
 * wrong elsewhere than where it was changed. `files`: changed since `base` and still there, as paths from the root.
 */
export function ofChange(files: readonly string[], base: string): Steps {
  const named = (chosen: readonly string[]) => chosen.map((file) => `"${file}"`).join(' ')
  const code = files.filter((file) => /\.(ts|[cm]js)$/.test(file))
  return {
    tests: [`jest --changedSince ${base}`],
    lint: [
      IMPORTS,
      UNUSED,
      ...(code.length ? [`${ESLINT} --no-warn-ignored ${named(code)}`] : []),
      ...(files.length ? [`${PRETTIER} --ignore-unknown ${named(files)}`] : []),
    ],
    types: TYPES,
    sizes: [],
  }
}

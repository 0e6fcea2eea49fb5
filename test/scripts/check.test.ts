import { lineOf, stepsAsked, tallyIn } from '../../scripts/check'
import { runStep } from '../../scripts/checks/run-step'
import { ofChange } from '../../scripts/checks/steps'

describe('npm test', () => {
  it('runs everything, or what is named', () => {
    expect(stepsAsked([])).toEqual(['tests', 'lint', 'types', 'sizes'])
    expect(stepsAsked(['--quick'])).toEqual(['tests', 'lint', 'types', 'sizes'])
    expect(stepsAsked(['types', 'lint'])).toEqual(['lint', 'types'])
    expect(() => stepsAsked(['tpyes'])).toThrow('没有“tpyes”这一步')
  })

  it('says of each step how it went and how long it took', () => {
    expect(lineOf('lint', { ok: true, seconds: 62 })).toBe('lint   ok        62 s')
    expect(lineOf('types', { ok: false, seconds: 104 })).toBe('types  failed   104 s')
  })

  it('ends with the count of tests, one failed where jest never came to count', () => {
    expect(tallyIn('2 passed, 0 failed\n\ntests: 12 passed, 1 failed, 2 skipped\n')).toBe(
      'tests: 12 passed, 1 failed, 2 skipped',
    )
    expect(tallyIn('● Validation Error')).toBe('tests: 0 passed, 1 failed')
  })
})

describe('a step', () => {
  const node = (code: string) => `"${process.execPath}" -e "${code}"`

  it('runs all its commands, and fails when one of them does, saying what each said', async () => {
    const result = await runStep([node('console.error(1);process.exit(3)'), node('console.log(2)')], false)
    expect(result).toMatchObject({ ok: false, said: '1\n2\n' })
    expect(await runStep([node('console.log(2)')], false)).toMatchObject({ ok: true, said: '2\n' })
  })

  it('is at hand without commands', async () => {
    expect(await runStep([], false)).toEqual({ ok: true, said: '', seconds: 0 })
  })
})

describe('npm run test:quick', () => {
  it('lints the code that changed, looks at the form of every file, and tests what imports them', () => {
    const { tests, lint } = ofChange(['docs/a b.md', 'scripts/start.ts'], 'main')
    expect(tests).toEqual(['jest --changedSince main'])
    expect(lint.slice(2)).toEqual([
      'eslint --max-warnings 0 --no-warn-ignored "scripts/start.ts"',
      'prettier --check --log-level warn --ignore-unknown "docs/a b.md" "scripts/start.ts"',
    ])
  })

  it('has nothing to lint where only words changed', () => {
    expect(ofChange(['README.md'], 'main').lint.filter((command) => command.startsWith('eslint'))).toEqual([])
  })
})

import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scripts } from '../../package.json'
import { helpAsked, readOptions } from '../../scripts/read-options'

const OPTIONS = { only: { type: 'string' } } as const
const reading =
  (...args: string[]) =>
  () =>
    readOptions({ args, options: OPTIONS })

describe('the options of a command', () => {
  it('are told where --help asks for them', () => {
    const said: string[] = []
    const asked = (...args: string[]) => helpAsked('用法：…', args, (text) => said.push(text))
    expect([asked('--help'), asked('-h'), asked('--only', 'x'), asked()]).toEqual([true, true, false, false])
    expect(said).toEqual(['用法：…', '用法：…'])
  })

  it('name themselves where they are unknown or have no value', () => {
    expect(reading('--frehs')).toThrow('没有这个选项：--frehs（--help 看用法）')
    expect(reading('2025')).toThrow('不知道“2025”是什么（--help 看用法）')
    expect(reading('--only')).toThrow('这个选项写得不对：--only')
    expect(reading('--only', 'x')()).toMatchObject({ values: { only: 'x' } })
  })
})

const run = (script: string, ...args: string[]) =>
  spawnSync(join('node_modules/.bin/tsx'), [script, ...args], { encoding: 'utf8' })

it('npm start tells how it is used, and starts nothing for an option that it does not know', () => {
  const { status, stdout } = run('scripts/start.ts', '--help')
  expect([status, stdout.slice(0, 12)]).toEqual([0, '用法：npm start'])
  expect(run('scripts/start.ts', '--frehs')).toMatchObject({
    status: 1,
    stderr: '没有这个选项：--frehs（--help 看用法）\n',
  })
}, 60_000)

it('whatever command reads its command line tells on --help how it is used', async () => {
  const files = [...new Set(Object.values(scripts).flatMap((script) => /^tsx (\S+)/.exec(script)?.[1] ?? []))]
  const sources = await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const))
  const reading = sources.filter(([, source]) => source.includes('process.argv') || source.includes('readOptions('))
  expect(reading.length).toBeGreaterThan(12)
  expect(reading.filter(([, source]) => !source.includes('helpAsked(')).map(([file]) => file)).toEqual([])
})

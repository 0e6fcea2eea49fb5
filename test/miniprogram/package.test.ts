/** The mini-program's own package.json: what WeChat's 构建 npm packs for the phone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(__dirname, '../..')
const HOME = join(ROOT, 'miniprogram')
const read = <T>(path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T
const { dependencies } = read<{ dependencies: Record<string, string> }>('miniprogram/package.json')

const files = (extension: string): string[] =>
  readdirSync(HOME, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension) && !/^(miniprogram_npm|node_modules)/.test(file))
    .map((file) => readFileSync(join(HOME, file), 'utf8'))

/** The packages that a script asks for when it runs; what is only a type is gone by then. */
function importedBy(script: string): string[] {
  const { statements } = ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest)
  return statements
    .filter((each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each))
    .filter((each) => !(ts.isImportDeclaration(each) ? each.importClause?.isTypeOnly : each.isTypeOnly))
    .map(({ moduleSpecifier }) => (moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '.'))
    .filter((specifier) => !specifier.startsWith('.'))
}

function componentsOf(json: string): string[] {
  const { usingComponents = {} } = JSON.parse(json) as { usingComponents?: Record<string, string> }
  return Object.values(usingComponents).filter((path) => /^[^./]/.test(path) && path.includes('/'))
}

describe('the mini-program’s package', () => {
  it('names the packages that the phone’s code uses, and no others', () => {
    const components = files('.json').flatMap(componentsOf)
    // Scripts say no more than a package's name: of dayjs/plugin/utc WeChat's npm build would leave nothing.
    const used = [...files('.ts').flatMap(importedBy), ...components.map((path) => path.split('/')[0])]
    expect([...new Set(used)].sort()).toEqual(Object.keys(dependencies).sort())
  })

  it('names the very versions that are installed and locked', () => {
    const lock = read<{ packages: Record<string, { version: string; resolved?: string }> }>(
      'miniprogram/package-lock.json',
    )
    for (const [name, version] of Object.entries(dependencies)) {
      expect(lock.packages[`node_modules/${name}`]?.version).toBe(version)
      expect(read<{ version: string }>(`miniprogram/node_modules/${name}/package.json`).version).toBe(version)
    }
  })
})

describe('WeChat’s tools', () => {
  const config = read<{
    miniprogramRoot: string
    setting: { packNpmRelationList: { packageJsonPath: string; miniprogramNpmDistDir: string }[] }
    packOptions: { ignore: { type: string; value: string }[] }
  }>('project.config.json')

  it('pack npm from this package, whose node_modules lies beside it, to where the phone looks', () => {
    const [relation, ...others] = config.setting.packNpmRelationList
    expect(others).toEqual([])
    expect(relation).toEqual({ packageJsonPath: './miniprogram/package.json', miniprogramNpmDistDir: './miniprogram/' })
    expect(existsSync(join(HOME, 'node_modules'))).toBe(true)
  })

  it('upload nothing that only npm and the compiler need', () => {
    const ignored = config.packOptions.ignore.map(({ value }) => value)
    const uploaded = readdirSync(HOME, { withFileTypes: true }).filter(({ name }) => !ignored.includes(name))
    const files = uploaded.filter((entry) => entry.isFile()).map(({ name }) => name)
    expect(files.sort()).toEqual(['app.json', 'app.ts', 'app.wxss', 'sitemap.json', 'theme.json'])
    expect(uploaded.map(({ name }) => name)).not.toContain('node_modules')
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isScript, unreachedScripts } from '../../scripts/unreached-scripts'

const config = JSON.parse(readFileSync(join(__dirname, '../../project.config.json'), 'utf8')) as {
  packOptions: { ignore: { type: string; value: string }[] }
}

describe('scripts that are not uploaded', () => {
  it('are those that no page reaches, no more and no fewer (npx tsx scripts/unreached-scripts.ts)', async () => {
    const ignored = config.packOptions.ignore.map(({ value }) => value).filter((value) => isScript(value))
    expect(ignored).toEqual(await unreachedScripts())
  })

  it('are the cloud functions’ alone: reading a register, not what the pages show', async () => {
    const unreached = await unreachedScripts()
    expect(unreached).toContain('domain/people/register-rows.ts')
    expect(unreached).not.toContain('app.ts')
    expect(unreached).not.toContain('domain/report/wording.ts')
  })
})

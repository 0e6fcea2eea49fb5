/**
 * Compiles the mini-program as WeChat does for an upload, with WeChat's own compiler, offline and without a real key, and
 * sends its parent the size in bytes of every file. A process of its own, in a folder of its own: the compiler is talkative,
 * leaves a folder where it runs and does not end by itself.
 */
const { join } = require('node:path')

// By its path, for it is there only where `npm ci --prefix scripts/release` was run.
const ci = require(join(__dirname, 'node_modules/miniprogram-ci'))

/** What WeChat would answer about a project to who has its key: the limits, in MB. */
const ATTRIBUTES = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}

async function main() {
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath: join(__dirname, '../..'),
    // Only an upload needs the key; here any file will do.
    privateKeyPath: __filename,
    ignores: ['node_modules/**/*'],
  })
  project.attr = async () => ATTRIBUTES
  const files = await ci.getCompiledResult({ project, setting: { useProjectConfig: true } })
  const sizes = Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)])
  process.send(sizes, () => process.exit(0))
}

main().catch((failure) => {
  console.error(failure)
  process.exit(1)
})

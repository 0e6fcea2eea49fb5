/**
 * Uploads the mini-program, or a preview of it, with WeChat's own uploader. A process of its own, like compile.cjs; what to do
 * comes as JSON from release.ts, which has looked at it.
 */
const { join } = require('node:path')

// By its path, for it is there only where `npm ci --prefix scripts/release` was run.
const ci = require(join(__dirname, 'node_modules/miniprogram-ci'))

async function main({ appid, act, privateKeyPath, version, desc, robot, qrcodeOutputDest }) {
  const project = new ci.Project({
    ...{ appid, privateKeyPath },
    type: 'miniProgram',
    projectPath: join(__dirname, '../..'),
    ignores: ['node_modules/**/*'],
  })
  const options = {
    project,
    version,
    desc,
    robot,
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
  }
  if (act === 'upload') await ci.upload(options)
  else await ci.preview({ ...options, qrcodeFormat: 'image', qrcodeOutputDest })
  process.exit(0)
}

main(JSON.parse(process.argv[2])).catch((failure) => {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exit(1)
})

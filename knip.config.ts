/**
 * `knip --production`, a part of `npm run lint`, finds the files and exports that nobody uses, or tests alone. A rule of the
 * kernel that no handler and no page asks looks enforced and is not: it is wired in where it belongs, or it goes with its
 * tests. There are no exceptions.
 */
import { existsSync, readdirSync } from 'node:fs'
import type { KnipConfig } from 'knip'

/** WeChat's own way of naming what it starts: `app`, and each page and component, is a .ts with a .json beside it. */
const startedByWeChat = readdirSync('miniprogram', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !/(^|\/)(node_modules|miniprogram_npm)\//.test(path))
  .map((path) => `miniprogram/${path.replace(/json$/, 'ts')}`)
  .filter((path) => existsSync(path))

const config: KnipConfig = {
  // Who may use which library is said in .dependency-cruiser.mjs.
  include: ['files', 'exports', 'types', 'nsExports', 'nsTypes', 'duplicates'],
  // What a file itself uses may be shown to its tests.
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': {
      entry: [
        ...startedByWeChat.map((path) => `${path}!`),
        'cloudfunctions/{api,report,remind}/index.ts!',
        'scripts/{backup,build,call,check,check-report,copy-npm,deploy,doctor,draw-cards,draw-tab-icons,filing,package-sizes,permissions,print-page,release,restore,screens,start,torn-lines,unreached-scripts,verify-log,where}.ts!',
        'scripts/screens/in-page/look.ts!',
      ],
      project: [
        '{miniprogram,cloudfunctions,scripts,local/demo}/**/*.ts!',
        '!miniprogram/{node_modules,miniprogram_npm}/**',
      ],
    },
    // Their faces, which package.json names, are for anybody. esbuild starts the phone's half of the preview.
    'local/cloud': { project: ['**/*.ts!', '!test/**!'] },
    'local/loopback': { project: ['**/*.ts!', '!test/**!'] },
    'local/preview': { entry: ['runtime/{main,shell/shell}.ts!'], project: ['**/*.ts!', '!test/**!'] },
  },
}
export default config

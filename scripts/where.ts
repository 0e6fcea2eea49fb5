/**
 * `npm run where -- api < log.txt`: a function's log names places in its bundle, `index.js:12:3456`, where nothing has its
 * name any more; prints the log with the places in the source instead. The build must be the deployed one.
 */
import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { join } from 'node:path'
import { FUNCTION_NAMES } from './build'
import { helpAsked } from './read-options'

const USAGE = '用法：npm run where -- <云函数> < <日志文件>'

const MAPS = join(__dirname, '../dist/source-maps')
/** With its folder, if there is one: `/var/user/index.js:12:3456`. */
const PLACE = /(?:[^\s()]*[\\/])?index\.js:(\d+):(\d+)/g

/** A place that the map does not know is left as it is. */
export function inSource(log: string, payload: SourceMapPayload): string {
  const map = new SourceMap(payload)
  return log.replace(PLACE, (place, line: string, column: string) => {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
    if (!('originalSource' in entry)) return place
    return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })
}

function main([name = '']: readonly string[]): void {
  const path = join(MAPS, `${name}.js.map`)
  if (!FUNCTION_NAMES.some((each) => each === name) || !existsSync(path))
    throw new Error(`请写明是哪个云函数的日志（${FUNCTION_NAMES.join('、')}），并先 npm run build。`)
  process.stdout.write(inSource(readFileSync(0, 'utf8'), JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload))
}

if (require.main === module && !helpAsked(USAGE))
  try {
    main(process.argv.slice(2))
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  }

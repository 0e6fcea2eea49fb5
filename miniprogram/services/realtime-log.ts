/**
 * WeChat's realtime log (我的后台 → 开发管理 → 运维中心 → 实时日志): what went wrong on somebody's phone, for whoever mends it.
 * Nothing of a person leaves the phone by it.
 */

interface Failing {
  readonly message?: unknown
  readonly errMsg?: unknown
  readonly stack?: unknown
  readonly name?: unknown
  readonly errno?: unknown
  readonly errCode?: unknown
}

/** Notes a failure that the person cannot mend. Without the realtime log, as on an old base library, it is lost. WeChat adds the page. */
export function note(failure: unknown): void {
  wx.getRealtimeLogManager?.().error(...traceOf(failure))
}

/** What may leave the phone of a failure: its kind and numbers, its words as far as they are the machine's, where it arose. */
export function traceOf(failure: unknown): readonly string[] {
  const { message, errMsg, stack, name, errno, errCode } = asObject(failure)
  const lines = String(errMsg ?? message ?? failure).split('\n')
  const kind = [name, errno, errCode].filter((part) => typeof part === 'number' || typeof part === 'string')
  const words = lines.filter((line) => frameIn(line) === undefined).map(machineWords)
  const frames = (typeof stack === 'string' ? stack.split('\n') : lines).flatMap((line) => frameIn(line) ?? [])
  return [kind.join(' '), words.join(' ').slice(0, MOST), frames.slice(0, FRAMES).join(' < ')].filter(Boolean)
}
const MOST = 300
const FRAMES = 8

function asObject(failure: unknown): Failing {
  return typeof failure === 'object' && failure !== null ? failure : {}
}

/** Without what could be somebody's: what is quoted, what is not in Latin letters, and whatever has a digit, a path or an @. */
function machineWords(line: string): string {
  const plain = line.replace(/(["'`]).*?\1/g, '…').replace(/[^\x20-\x7e]+/g, '…')
  return plain.replace(/\S*[\d@/\\]\S*/g, '#').trim()
}

/** `name file.js:1:2` of a line of a stack, as V8 (`at name (path/file.js:1:2)`) and Safari (`name@path/file.js:1:2`) write it. */
function frameIn(line: string): string | undefined {
  const [, at, place] =
    /^\s*(?:at )?(?:(?:async |new )?([\w$.<>]+)(?: \(|@))?\S*?([\w-]+\.[jt]s:\d+:\d+)\)?$/.exec(line) ?? []
  return place === undefined ? undefined : [at, place].filter(Boolean).join(' ')
}

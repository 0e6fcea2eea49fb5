/** 省、市、区…… that the branch's name begins with as its bureau's does: within the bureau it goes without saying. */
export function withoutPlace(name: string, bureau: string): string {
  let shared = 0
  while (shared < name.length && name.charAt(shared) === bureau.charAt(shared)) shared++
  for (let end = shared; end > 0; end--)
    if (ENDS_PLACE.test(name.charAt(end - 1)) && !WORDS.has(name.slice(end - 1, end + 1))) return name.slice(end)
  return name
}

/** The same of several: names that would be alike without their places stand whole. */
export function shortNames(names: readonly string[], bureau: string): (name: string) => string {
  const alike = new Map<string, Set<string>>()
  for (const name of names) {
    const short = withoutPlace(name, bureau)
    alike.set(short, (alike.get(short) ?? new Set()).add(name))
  }
  return (name) => {
    const short = withoutPlace(name, bureau)
    return (alike.get(short)?.size ?? 0) > 1 ? name : short
  }
}

const ENDS_PLACE = /[省市县区旗镇乡]/
/** They begin as a place's name ends: 某区市场监管局 is in no 某区市. */
const WORDS: ReadonlySet<string> = new Set([
  ...['市场', '市政', '市容', '市民', '县域', '区域', '区块', '乡村', '乡镇', '镇江', '旗舰'],
])

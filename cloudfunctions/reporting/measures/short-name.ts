/** 省、市、区…… that the branch's name begins with as its bureau's does: within the bureau it goes without saying. */
export function withoutPlace(name: string, bureau: string): string {
  let shared = 0
  while (shared < name.length && name.charAt(shared) === bureau.charAt(shared)) shared++
  const [place = ''] = /^.*[省市县区旗镇乡]/.exec(name.slice(0, shared)) ?? []
  return name.slice(place.length)
}

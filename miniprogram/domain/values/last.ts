/** The last of a list; undefined where it is empty. (`at` is younger than the phones that WeChat still runs on.) */
export function lastOf<Item>(list: readonly Item[]): Item | undefined {
  return list[list.length - 1]
}
